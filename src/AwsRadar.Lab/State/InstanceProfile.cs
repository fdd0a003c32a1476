using System.Collections.Immutable;

namespace AwsRadar.Lab.State;

/// <summary>What hands a role to EC2 instances. It holds one role at most.</summary>
internal sealed record InstanceProfile : IResource
{
    public required string Arn { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Path { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string? RoleName { get; init; }

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ResourceTags.Empty;
}
