using System.Collections.Immutable;
using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Snapshots;

/// <summary>An IAM role: an identity that others assume if its trust policy lets them.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_RoleDetail.html</remarks>
public sealed record Role
{
    public required Arn Arn { get; init; }

    /// <summary>The unique id, <c>AROA…</c>.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Path { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who may assume the role.</summary>
    public required PolicyText TrustPolicy { get; init; }

    public ImmutableArray<InlinePolicy> InlinePolicies
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    public ImmutableArray<AttachedPolicy> AttachedPolicies
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    public Arn? PermissionsBoundary { get; init; }

    public ImmutableArray<InstanceProfile> InstanceProfiles
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>When the role was last used within AWS's tracking period (400 days); null if it was not.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    public string? LastUsedRegion { get; init; }

    public ImmutableArray<Tag> Tags
    {
        get => field.IsDefault ? [] : field;
        init;
    }
}
