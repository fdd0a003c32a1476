using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Listings;

/// <summary>The ledger's outcomes, and where a snapshot came from, in words.</summary>
internal static class OutcomeText
{
    public static string Of(CallOutcome outcome) =>
        outcome switch
        {
            CallOutcome.Ok => "ok",
            CallOutcome.Denied => "denied",
            CallOutcome.NotEnabled => "not in use",
            CallOutcome.Throttled => "throttled",
            CallOutcome.Failed => "failed",
            CallOutcome.Skipped => "skipped",
            CallOutcome.Incomplete => "incomplete",
            _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
        };

    public static string Of(SnapshotSource source) => source == SnapshotSource.Scan ? "scan" : "file";
}
