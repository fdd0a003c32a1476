using AwsRadar.Cli.Output;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Listings;

/// <summary><c>show roles</c>.</summary>
internal static class RoleListing
{
    public static Listing<Role> Create(Snapshot snapshot) =>
        new(
            snapshot.Roles,
            [
                new("ROLE", role => role.Name),
                new("TRUSTS", role => Cell.Names(TrustText.Of(role))),
                new("POLICIES", role => Cell.Names(PolicyNames.Of(role.AttachedPolicies, role.InlinePolicies))),
                new("BOUNDARY", role => role.PermissionsBoundary?.Name.ToString() ?? Cell.None),
                new("LAST USED", role => Cell.Date(role.LastUsedAt)),
                new("CREATED", role => Cell.Date(role.CreatedAt)),
            ],
            SnapshotJsonContext.Default.Role
        )
        {
            WhenEmpty = EmptyReason.For(snapshot, SnapshotSection.Roles, SectionText.Of(SnapshotSection.Roles)),
        };
}
