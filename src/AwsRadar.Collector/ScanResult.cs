using System.Diagnostics.CodeAnalysis;
using AwsRadar.Client.Calls;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector;

/// <summary>A snapshot, with or without gaps, or why there is none: nobody could be asked, or the account has no name.</summary>
public sealed class ScanResult
{
    private ScanResult(Snapshot? snapshot, CallError? error) => (Snapshot, Error) = (snapshot, error);

    public Snapshot? Snapshot { get; }

    /// <summary>What kept the scan from reading anything, such as wrong credentials; null on success.</summary>
    public CallError? Error { get; }

    [MemberNotNullWhen(true, nameof(Snapshot))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => Snapshot is not null;

    internal static ScanResult Success(Snapshot snapshot) => new(snapshot, null);

    internal static ScanResult Failure(CallError error) => new(null, error);
}
