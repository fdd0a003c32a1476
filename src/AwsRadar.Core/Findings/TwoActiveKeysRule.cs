using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Findings;

/// <summary>The second key is there for the days of a change; two for longer are twice the risk.</summary>
public sealed class TwoActiveKeysRule : IFindingRule
{
    public string Id => "two-active-keys";

    public string Title => Translate("Users with two active access keys");

    public string Advice =>
        Translate("Finish the change: deactivate the older key, and delete it when nobody misses it.");

    public string Source => "https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html";

    public ImmutableArray<SnapshotSection> Needs => [SnapshotSection.CredentialReport];

    public IEnumerable<Finding> Find(ExaminedAccount account) =>
        account
            .Snapshot.CredentialReport.Where(row => row.AccessKeys.Count(key => key.IsActive) > 1)
            .Select(row => new Finding(Id, row.Arn, Translate("two active keys")));
}
