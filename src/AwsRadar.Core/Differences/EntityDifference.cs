using System.Collections.Immutable;

namespace AwsRadar.Core.Differences;

/// <summary>One user, group, role, policy, key and so on that differs.</summary>
public sealed record EntityDifference
{
    public required Change Change { get; init; }

    /// <summary>What it is in words, such as <c>user</c>, <c>role</c>, <c>access key</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What people call it: on the later side, unless it vanished.</summary>
    public required string Name { get; init; }

    public string? Arn { get; init; }

    /// <summary>AWS's unique id, which a new entity of the same name does not share.</summary>
    public string? Id { get; init; }

    /// <summary>The user that it belongs to; null for what belongs to nobody.</summary>
    public string? Owner { get; init; }

    /// <summary>The name on the earlier side, if the same entity was renamed.</summary>
    public string? FormerName { get; init; }

    /// <summary>The id on the earlier side, if it was deleted and another one of that name was made.</summary>
    public string? FormerId { get; init; }

    /// <summary>What differs about it; of what appeared or vanished, all that it has or had.</summary>
    public ImmutableArray<FieldDifference> Fields { get; init; } = [];
}
