using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Findings;

/// <summary>One password alone opens the whole account.</summary>
public sealed class RootWithoutMfaRule : IFindingRule
{
    public string Id => "root-without-mfa";

    public string Title => Translate("The root user has no MFA");

    public string Advice => Translate("Register at least one MFA device or passkey for the root user.");

    public string Source => "https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html";

    public ImmutableArray<SnapshotSection> Needs => [SnapshotSection.CredentialReport];

    public IEnumerable<Finding> Find(ExaminedAccount account) =>
        account
            .Snapshot.CredentialReport.Where(row => row is { IsRoot: true, HasMfa: false })
            .Select(row => new Finding(Id, row.Arn, Translate("signs in with a password alone")));
}
