using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Findings;

/// <summary>Active access keys that were not renewed for long.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html</remarks>
public sealed class OldAccessKeyRule : IFindingRule
{
    /// <summary>The age that AWS's own guidance and the CIS benchmark name.</summary>
    public const int MaxAgeDays = 90;

    public string Id => "old-access-key";

    public string Title => $"Users with an active access key older than {MaxAgeDays} days";

    public ImmutableArray<SnapshotSection> Needs => [SnapshotSection.CredentialReport];

    public IEnumerable<Finding> Find(Snapshot snapshot) =>
        from row in snapshot.CredentialReport
        let age = row.AccessKeys.Where(key => key.IsActive).Max(key => (snapshot.CompletedAt - key.LastRotatedAt)?.Days)
        where age > MaxAgeDays
        select new Finding(Id, row.Arn, $"key {age} days old");
}
