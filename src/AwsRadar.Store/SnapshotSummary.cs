using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Store;

/// <summary>What a list of snapshots shows of one, without reading its entities.</summary>
public sealed record SnapshotSummary
{
    public required string Id { get; init; }

    public required AccountId Account { get; init; }

    public required SnapshotSource Source { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset CompletedAt { get; init; }

    public Arn? Caller { get; init; }

    public required int Users { get; init; }

    public required int Groups { get; init; }

    public required int Roles { get; init; }

    public required int ManagedPolicies { get; init; }

    public required int AccessKeys { get; init; }

    /// <summary>How many planned calls did not bring all that was asked for; 0: the counts are the whole truth.</summary>
    public required int Gaps { get; init; }

    /// <summary>Whether it is the one of its account that was stored last.</summary>
    public required bool IsLatest { get; init; }
}
