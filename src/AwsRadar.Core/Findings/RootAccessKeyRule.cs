using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Findings;

/// <summary>Nothing limits such a key but the organization: whoever finds it has the account.</summary>
public sealed class RootAccessKeyRule : IFindingRule
{
    public string Id => "root-access-key";

    public string Title => Translate("The root user has an active access key");

    public string Advice => Translate("Delete it: what needs a key can have a role or user of its own.");

    public string Source => "https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html";

    public ImmutableArray<SnapshotSection> Needs => [SnapshotSection.CredentialReport];

    public IEnumerable<Finding> Find(ExaminedAccount account) =>
        from row in account.Snapshot.CredentialReport
        where row.IsRoot
        from key in row.AccessKeys
        where key.IsActive
        select new Finding(Id, row.Arn, Translate($"key {account.DaysSince(key.LastRotatedAt) ?? 0} days old"));
}
