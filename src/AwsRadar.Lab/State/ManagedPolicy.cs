using System.Collections.Immutable;

namespace AwsRadar.Lab.State;

/// <summary>A managed policy: the customer's own, or one of AWS's.</summary>
internal sealed record ManagedPolicy : IResource
{
    public const int MaxVersions = 5;

    public required string Arn { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Path { get; init; }

    public string? Description { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Oldest first.</summary>
    public required ImmutableArray<PolicyVersion> Versions { get; init; }

    public required string DefaultVersionId { get; init; }

    /// <summary>The number of the newest version ever made: numbers are not used again.</summary>
    public required int LastVersionNumber { get; init; }

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ResourceTags.Empty;

    public PolicyVersion DefaultVersion =>
        Versions.First(version => version.Id.Equals(DefaultVersionId, StringComparison.Ordinal));

    public bool IsAwsManaged => Arn.StartsWith("arn:aws:iam::aws:", StringComparison.Ordinal);
}

/// <param name="Id"><c>v1</c>, <c>v2</c>, …</param>
internal sealed record PolicyVersion(string Id, PolicyContent Content, DateTimeOffset CreatedAt);
