using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Findings;

/// <summary>Active access keys that nobody uses: they can only be lost.</summary>
public sealed class UnusedAccessKeyRule : IFindingRule
{
    public const int MaxIdleDays = 90;

    public string Id => "unused-access-key";

    public string Title => Translate($"Users with an active access key that was not used for {MaxIdleDays} days");

    public string Advice => Translate("Deactivate the key; delete it when nobody misses it.");

    public string Source => "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_finding-unused.html";

    public ImmutableArray<SnapshotSection> Needs => [SnapshotSection.CredentialReport];

    public IEnumerable<Finding> Find(ExaminedAccount account) =>
        from row in account.Snapshot.CredentialReport
        from key in row.AccessKeys
        where key.IsActive && account.DaysSince(key.LastUsedAt ?? key.LastRotatedAt) > MaxIdleDays
        select new Finding(
            Id,
            row.Arn,
            key.LastUsedAt is null
                ? Translate("key never used")
                : Translate($"key not used for {account.DaysSince(key.LastUsedAt)} days")
        );
}
