using AwsRadar.Cli.Output;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Listings;

/// <summary><c>show coverage</c>: every planned call and how it ended.</summary>
internal static class CoverageListing
{
    public static Listing<CoverageEntry> Create(Snapshot snapshot) =>
        new(
            snapshot.Coverage.Entries,
            [
                new("CALL", entry => $"{entry.Service}:{entry.Operation}"),
                new("ABOUT", entry => entry.Subject ?? Cell.None),
                new("REGION", entry => entry.Region),
                new("OUTCOME", entry => OutcomeText.Of(entry.Outcome)),
                new("CALLS", entry => $"{entry.Calls}"),
                new("ITEMS", entry => $"{entry.Items}"),
                new("MISSING", entry => entry.MissingPermission ?? entry.ErrorCode ?? Cell.None),
            ],
            SnapshotJsonContext.Default.CoverageEntry
        )
        {
            WhenEmpty = Translate("This snapshot has no ledger."),
        };
}
