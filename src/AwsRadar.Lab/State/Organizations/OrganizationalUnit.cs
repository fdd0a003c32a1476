using System.Collections.Immutable;

namespace AwsRadar.Lab.State.Organizations;

internal sealed record OrganizationalUnit
{
    /// <summary><c>ou-</c>, the root's characters, and eight of its own.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string ParentId { get; init; }

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ResourceTags.Empty;
}
