using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Findings;

/// <summary>Users who have a password and never used it.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_finding-unused.html</remarks>
public sealed class NeverSignedInRule : IFindingRule
{
    public string Id => "never-signed-in";

    public string Title => "Users with a password who never signed in";

    public ImmutableArray<SnapshotSection> Needs => [SnapshotSection.CredentialReport];

    public IEnumerable<Finding> Find(Snapshot snapshot) =>
        snapshot
            .CredentialReport.Where(row => row is { HasPassword: true, PasswordLastUsedAt: null })
            .Select(row => new Finding(Id, row.Arn, "never signed in"));
}
