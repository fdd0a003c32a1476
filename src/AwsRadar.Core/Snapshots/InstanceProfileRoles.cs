using System.Collections.Immutable;
using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Snapshots;

/// <summary>An instance profile and the role in it; one without a role is in no role's list.</summary>
public sealed record InstanceProfileRoles
{
    public required Arn Arn { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Path { get; init; }

    public ImmutableArray<string> RoleNames
    {
        get => field.IsDefault ? [] : field;
        init;
    }
}
