using AwsRadar.Core.Arns;
using AwsRadar.Core.Graph;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Findings;

/// <summary>A snapshot as the rules look at it: what several of them need is worked out once.</summary>
public sealed class ExaminedAccount(Snapshot snapshot)
{
    private readonly PolicyReader _policies = new();

    public Snapshot Snapshot => snapshot;

    /// <summary>Who belongs to whom.</summary>
    public RelationGraph Graph => field ??= RelationGraph.Build(snapshot);

    /// <summary>The ARN of the root user, who stands for the account.</summary>
    public Arn Root { get; } = Arn.Parse($"arn:{SnapshotPartition.Of(snapshot)}:iam::{snapshot.Account}:root");

    /// <summary>Days from a time to the snapshot, whole ones; null when the time is not known.</summary>
    public int? DaysSince(DateTimeOffset? time) => (snapshot.CompletedAt - time)?.Days;

    /// <summary>A role's trust policy.</summary>
    internal PolicyDocument TrustOf(Role role) => _policies.Read(role.TrustPolicy, PolicyType.Trust);
}
