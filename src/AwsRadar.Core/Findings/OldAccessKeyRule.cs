using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Findings;

/// <summary>Active access keys that were not renewed for long.</summary>
public sealed class OldAccessKeyRule : IFindingRule
{
    /// <summary>The age that AWS's own guidance and the CIS benchmark name.</summary>
    public const int MaxAgeDays = 90;

    public string Id => "old-access-key";

    public string Title => Translate($"Users with an active access key older than {MaxAgeDays} days");

    public string Advice => Translate("Give the program a role instead, or make a new key and delete the old one.");

    public string Source => "https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html";

    public ImmutableArray<SnapshotSection> Needs => [SnapshotSection.CredentialReport];

    public IEnumerable<Finding> Find(ExaminedAccount account) =>
        from row in account.Snapshot.CredentialReport
        let age = row.AccessKeys.Where(key => key.IsActive).Max(key => account.DaysSince(key.LastRotatedAt))
        where age > MaxAgeDays
        select new Finding(Id, row.Arn, Translate($"key {age} days old"));
}
