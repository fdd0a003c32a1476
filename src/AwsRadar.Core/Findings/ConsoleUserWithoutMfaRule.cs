using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Findings;

/// <summary>A password alone opens the console for these users.</summary>
public sealed class ConsoleUserWithoutMfaRule : IFindingRule
{
    public string Id => "console-user-without-mfa";

    public string Title => Translate("Users with a password and no MFA");

    public string Advice => Translate("Let them register an MFA device, and deny what is done without one.");

    public string Source => "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa.html";

    public ImmutableArray<SnapshotSection> Needs => [SnapshotSection.CredentialReport];

    public IEnumerable<Finding> Find(ExaminedAccount account) =>
        account
            .Snapshot.CredentialReport.Where(row => row is { HasPassword: true, HasMfa: false })
            .Select(row => new Finding(Id, row.Arn, Translate("signs in with a password alone")));
}
