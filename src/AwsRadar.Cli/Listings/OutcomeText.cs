using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Listings;

/// <summary>The ledger's outcomes, and where a snapshot came from, in words.</summary>
internal static class OutcomeText
{
    public static string Of(CallOutcome outcome) =>
        outcome switch
        {
            CallOutcome.Ok => Translate("ok"),
            CallOutcome.Denied => Translate("denied"),
            CallOutcome.NotEnabled => Translate("not in use"),
            CallOutcome.Throttled => Translate("throttled"),
            CallOutcome.Failed => Translate("failed"),
            CallOutcome.Skipped => Translate("skipped"),
            CallOutcome.Incomplete => Translate("incomplete"),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
        };

    public static string Of(SnapshotSource source) => source == SnapshotSource.Scan ? "scan" : "file";
}
