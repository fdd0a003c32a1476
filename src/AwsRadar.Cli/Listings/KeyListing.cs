using AwsRadar.Cli.Output;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Listings;

/// <summary><c>show keys</c>.</summary>
internal static class KeyListing
{
    public static Listing<AccessKey> Create(SnapshotLookup lookup) =>
        new(
            lookup.Snapshot.AccessKeys,
            [
                new("USER", key => key.UserName),
                new("KEY", key => Cell.KeyId(key.Id)),
                new("STATUS", key => key.IsActive ? Translate("active") : Translate("inactive")),
                new("AGE", key => Cell.Age(key.CreatedAt, lookup.Snapshot.CompletedAt)),
                new("LAST USED", key => LastUsed(lookup, key)),
                new("CREATED", key => Cell.Date(key.CreatedAt)),
            ],
            SnapshotJsonContext.Default.AccessKey
        )
        {
            WhenEmpty = EmptyReason.For(lookup.Snapshot, SnapshotSection.AccessKeys, Translate("access keys")),
        };

    private static string LastUsed(SnapshotLookup lookup, AccessKey key) =>
        lookup.Report(key) switch
        {
            null => Cell.Unknown,
            { LastUsedAt: null } => Translate("never"),
            { LastUsedAt: var used, LastUsedService: var service } => $"{Cell.Date(used)} {service}".TrimEnd(),
        };
}
