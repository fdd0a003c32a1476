using System.Diagnostics.CodeAnalysis;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Files;

/// <summary>A snapshot that was read from a file, or why there is none.</summary>
public sealed class FileReadResult
{
    private FileReadResult(Snapshot? snapshot, string? error) => (Snapshot, Error) = (snapshot, error);

    public Snapshot? Snapshot { get; }

    /// <summary>One sentence: which file, what was expected, where it ends to be so, what to do. Null on success.</summary>
    public string? Error { get; }

    [MemberNotNullWhen(true, nameof(Snapshot))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => Snapshot is not null;

    internal static FileReadResult Success(Snapshot snapshot) => new(snapshot, null);

    internal static FileReadResult Failure(string error) => new(null, error);
}
