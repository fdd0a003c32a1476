using AwsRadar.Cli.Output;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Listings;

/// <summary><c>show coverage</c>: every planned call and how it ended.</summary>
internal static class CoverageListing
{
    /// <param name="isOnlyGaps">Only those without a whole answer.</param>
    public static Listing<CoverageEntry> Create(Snapshot snapshot, bool isOnlyGaps) =>
        new(
            isOnlyGaps ? [.. snapshot.Coverage.Gaps] : snapshot.Coverage.Entries,
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
            WhenEmpty = snapshot.Coverage.Entries.IsEmpty
                ? Translate("This snapshot has no ledger.")
                : Translate("Every call that the scan planned was answered."),
        };
}
