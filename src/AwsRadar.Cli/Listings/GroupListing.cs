using AwsRadar.Cli.Output;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Listings;

/// <summary><c>show groups</c>.</summary>
internal static class GroupListing
{
    public static Listing<Group> Create(SnapshotLookup lookup) =>
        new(
            lookup.Snapshot.Groups,
            [
                new("GROUP", group => group.Name),
                new("MEMBERS", group => Cell.Names([.. lookup.Members(group).Select(user => user.Name)], most: 4)),
                new("POLICIES", group => Cell.Names(PolicyNames.Of(group.AttachedPolicies, group.InlinePolicies))),
                new("CREATED", group => Cell.Date(group.CreatedAt)),
            ],
            SnapshotJsonContext.Default.Group
        )
        {
            WhenEmpty = EmptyReason.For(
                lookup.Snapshot,
                SnapshotSection.Groups,
                SectionText.Of(SnapshotSection.Groups)
            ),
        };
}
