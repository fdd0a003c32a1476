using System.Collections.Immutable;
using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Snapshots;

/// <summary>An IAM group: a set of users that share policies. A group is never a principal.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GroupDetail.html</remarks>
public sealed record Group
{
    public required Arn Arn { get; init; }

    /// <summary>The unique id, <c>AGPA…</c>.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Path { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

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
}
