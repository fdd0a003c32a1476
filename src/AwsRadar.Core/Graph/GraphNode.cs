namespace AwsRadar.Core.Graph;

/// <summary>One entity, principal or service in the relation graph.</summary>
/// <param name="Index">Its place in <see cref="RelationGraph.Nodes"/>.</param>
/// <param name="Key">
/// Names it within its graph and from one scan to the next: the ARN where there is one; for an inline policy its owner's
/// ARN, <c>#</c> and its name.
/// </param>
/// <param name="Name">What people call it.</param>
public sealed record GraphNode(int Index, NodeKind Kind, string Key, string Name)
{
    /// <summary>False for what others refer to and the snapshot does not hold: nothing more is known about it.</summary>
    public bool IsRead { get; init; } = true;

    /// <summary>The node that an inline policy is part of; null for all others.</summary>
    public int? Owner { get; init; }

    /// <summary>Set on policies that allow every action on every resource without a condition.</summary>
    public bool AllowsEverything { get; init; }

    /// <summary>False for a policy, or a role's trust policy, that could not be understood in full.</summary>
    public bool IsReadable { get; init; } = true;
}
