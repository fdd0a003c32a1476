using System.Collections.Immutable;
using AwsRadar.Core.Differences;
using AwsRadar.Core.Snapshots;
using AwsRadar.Core.Tests.Snapshots;
using Xunit;

namespace AwsRadar.Core.Tests.Differences;

/// <summary>Nothing of a snapshot is forgotten when two are compared, neither now nor when a snapshot grows.</summary>
public sealed class MemberCompletenessTests
{
    /// <summary>What a snapshot says about itself, which differs always.</summary>
    private static readonly string[] Header =
    [
        "Id",
        "Account",
        "Source",
        "StartedAt",
        "CompletedAt",
        "Caller",
        "Coverage",
    ];

    /// <summary>What differs without being told, each with what tells it instead.</summary>
    private static readonly string[] Silent =
    [
        // The path and the name.
        "Users.Arn",
        "Groups.Arn",
        "Roles.Arn",
        "ManagedPolicies.Arn",
        "InstanceProfiles.Arn",
        "ServerCertificates.Arn",
        "CredentialReport.Arn",
        // The id, or the account's number.
        "Organization.Arn",
        "OrganizationalUnits.Arn",
        "OrganizationAccounts.Arn",
        "OrganizationPolicies.Arn",
        "DelegatedAdministrators.Arn",
        // There is one at most.
        "OrganizationResourcePolicy.Arn",
        // The ARN.
        "Users.AttachedPolicies.Name",
        "Groups.AttachedPolicies.Name",
        "Roles.AttachedPolicies.Name",
        "PermissionSets.AttachedPolicies.Name",
        // The default version's id, and the version's own id.
        "ManagedPolicies.Versions.IsDefault",
        "ManagedPolicies.Versions.CreatedAt",
    ];

    [Fact]
    public void Every_member_of_a_snapshot_that_differs_is_told()
    {
        var filled = Filled(_ => 0);
        var before = Known(filled);
        var paths = filled.Paths.Where(path => !IsHeader(path)).ToArray();

        var silent = paths
            .Where(path =>
            {
                var after = Known(Filled(each => each == path ? 1 : 0));
                return SnapshotComparison
                    .Of(before, after, new ComparisonOptions { IncludesUse = true })
                    .Differences.IsEmpty;
            })
            .ToArray();

        Assert.True(paths.Length > 80, $"only {paths.Length} members were found");
        Assert.Equal(Silent.Order(StringComparer.Ordinal), silent.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_list_of_a_snapshot_is_a_kind_that_is_compared()
    {
        var members = typeof(Snapshot)
            .GetProperties()
            .Select(property => property.Name)
            .Except(Header, StringComparer.Ordinal);

        Assert.Equal(
            members.Order(StringComparer.Ordinal),
            ComparedKinds.All.Select(kind => kind.Member).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Every_section_of_the_ledger_belongs_to_a_kind_that_is_compared()
    {
        Assert.Equal(
            Enum.GetValues<SnapshotSection>().Order(),
            ComparedKinds.All.SelectMany(kind => kind.Sections).Distinct().Order()
        );
    }

    [Fact]
    public void Two_snapshots_that_hold_the_same_do_not_differ()
    {
        var before = Known(Filled(_ => 0));
        var after = Known(Filled(path => IsHeader(path) ? 1 : 0));

        var comparison = SnapshotComparison.Of(before, after, new ComparisonOptions { IncludesUse = true });

        Assert.Empty(comparison.Differences);
    }

    /// <summary>
    /// Every section was read. The keys of one user that is not in the lists were not, so that the credential report's word
    /// about keys counts as well.
    /// </summary>
    private static Snapshot Known(FilledSnapshot filled) =>
        filled.Build() with
        {
            Coverage = Ledgers.Of([
                .. Enum.GetValues<SnapshotSection>().Select(section => Ledgers.Entry(section)),
                Ledgers.Entry(SnapshotSection.AccessKeys, CallOutcome.Denied, "somebody"),
            ]),
        };

    private static FilledSnapshot Filled(Func<string, int> seed) =>
        new(
            seed,
            (path, number) =>
                path switch
                {
                    "ManagedPolicies.DefaultVersionId" or "ManagedPolicies.Versions.Id" => $"v{number}",
                    // Only the service that listed a resource knows that it is gone.
                    "Resources.Service" or "ResourcePolicies.Service" => number == 0 ? "iam" : "other",
                    // The report's lines are those of users.
                    "CredentialReport.UserName" => $"Name-{number}",
                    _ => $"{path.Split('.')[^1]}-{number}",
                }
        );

    private static bool IsHeader(string path) => Header.Contains(path.Split('.')[0], StringComparer.Ordinal);
}
