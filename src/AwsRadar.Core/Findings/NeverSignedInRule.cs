using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Findings;

/// <summary>Users who have a password and never used it.</summary>
public sealed class NeverSignedInRule : IFindingRule
{
    public string Id => "never-signed-in";

    public string Title => Translate("Users with a password who never signed in");

    public string Advice => Translate("Take the password away until it is asked for.");

    public string Source => "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_finding-unused.html";

    public ImmutableArray<SnapshotSection> Needs => [SnapshotSection.CredentialReport];

    public IEnumerable<Finding> Find(ExaminedAccount account) =>
        account
            .Snapshot.CredentialReport.Where(row => row is { HasPassword: true, PasswordLastUsedAt: null })
            .Select(row => new Finding(Id, row.Arn, Translate("never signed in")));
}
