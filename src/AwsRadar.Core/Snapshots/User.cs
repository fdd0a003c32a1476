using System.Collections.Immutable;
using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Snapshots;

/// <summary>An IAM user.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_UserDetail.html</remarks>
public sealed record User
{
    public required Arn Arn { get; init; }

    /// <summary>The unique id, <c>AIDA…</c>: it differs even when a user of the same name is made again.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Path { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public ImmutableArray<string> GroupNames
    {
        get => field.IsDefault ? [] : field;
        init;
    }

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

    /// <summary>The managed policy that limits what the user can be allowed.</summary>
    public Arn? PermissionsBoundary { get; init; }

    public ImmutableArray<Tag> Tags
    {
        get => field.IsDefault ? [] : field;
        init;
    }
}
