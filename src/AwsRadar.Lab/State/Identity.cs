using System.Collections.Immutable;

namespace AwsRadar.Lab.State;

/// <summary>What identity policies can be put on or attached to: a user, a group or a role.</summary>
internal abstract record Identity : IResource
{
    /// <summary>IAM names are unique ignoring case and keep the case they were made with.</summary>
    public static StringComparer NameComparer => StringComparer.OrdinalIgnoreCase;

    public required string Arn { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Path { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public ImmutableSortedDictionary<string, PolicyContent> InlinePolicies { get; init; } =
        ImmutableSortedDictionary.Create<string, PolicyContent>(NameComparer);

    /// <summary>ARNs of managed policies, in the order in which they were attached.</summary>
    public ImmutableArray<string> AttachedPolicies { get; init; } = [];

    /// <summary>Always empty for a group.</summary>
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ResourceTags.Empty;

    /// <summary>The ARN of the managed policy that limits a user or role; never set for a group.</summary>
    public string? PermissionsBoundary { get; init; }

    /// <summary><c>User</c>, <c>Group</c> or <c>Role</c>: the word that operation and member names are made of.</summary>
    public abstract string Kind { get; }
}
