using System.Diagnostics.CodeAnalysis;
using AwsRadar.Client.Calls;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector;

/// <summary>A snapshot, with or without gaps, or why there is none: nobody can be asked, or the account has no name.</summary>
public sealed class ScanResult
{
    private ScanResult(Snapshot? snapshot, CallError? error, ScanStatistics statistics, bool isFinished) =>
        (Snapshot, Error, Statistics, IsFinished) = (snapshot, error, statistics, isFinished);

    public Snapshot? Snapshot { get; }

    /// <summary>What kept the scan from reading anything, or from going on, such as wrong credentials; null on success.</summary>
    public CallError? Error { get; }

    /// <summary>What this run of the scan took; earlier runs of a resumed scan are not in it.</summary>
    public ScanStatistics Statistics { get; }

    /// <summary>Whether all was asked for that was to be: if not, the scan's time was over, and it can be resumed.</summary>
    public bool IsFinished { get; }

    [MemberNotNullWhen(true, nameof(Snapshot))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => Snapshot is not null;

    internal static ScanResult Success(Snapshot snapshot, ScanStatistics statistics, bool isFinished) =>
        new(snapshot, null, statistics, isFinished);

    internal static ScanResult Failure(CallError error, ScanStatistics statistics) =>
        new(null, error, statistics, isFinished: false);
}

/// <summary>What a run of a scan took.</summary>
/// <param name="Calls">How many requests were sent.</param>
/// <param name="Throttled">How many of them AWS turned away as too many.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record ScanStatistics(int Calls, int Throttled, TimeSpan Elapsed);
