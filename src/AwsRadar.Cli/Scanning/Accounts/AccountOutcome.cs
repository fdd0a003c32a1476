using AwsRadar.Collector;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Scanning.Accounts;

/// <summary>How the scan of one of many accounts ended.</summary>
/// <param name="Snapshot">What was stored; null if nothing was.</param>
/// <param name="Problem">Why nothing was stored, in a sentence; null if something was.</param>
/// <param name="IsFinished">False: it can be gone on with.</param>
internal sealed record AccountOutcome(
    ScanAccount Account,
    Snapshot? Snapshot,
    ScanStatistics? Statistics,
    string? Problem,
    bool IsFinished
);
