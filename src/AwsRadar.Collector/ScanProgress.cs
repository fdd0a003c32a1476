namespace AwsRadar.Collector;

/// <summary>Where a scan is. Counts only grow; <paramref name="Planned"/> grows when an answer shows what else to ask.</summary>
/// <param name="Planned">How many operations and single entities are to be asked about, as far as is known.</param>
/// <param name="Done">How many of them have ended, in whatever way.</param>
/// <param name="Calls">How many calls were made.</param>
/// <param name="Throttled">How many calls AWS turned away as too many; they are made again.</param>
/// <param name="Denied">How many of those that ended were denied.</param>
/// <param name="Operation">The operation that just began, ended or waits, such as <c>ListAccessKeys</c>.</param>
/// <param name="Waiting">Why the scan waits at the moment, in a few words; null if it does not.</param>
/// <param name="Elapsed">How long the scan has run.</param>
public sealed record ScanProgress(
    int Planned,
    int Done,
    int Calls,
    int Throttled,
    int Denied,
    string Operation,
    string? Waiting,
    TimeSpan Elapsed
)
{
    /// <summary>Before that much has ended, the rest would be a guess.</summary>
    private const int LeastDone = 5;

    private static readonly TimeSpan LeastElapsed = TimeSpan.FromSeconds(2);

    /// <summary>How many calls were made in a second; null at first.</summary>
    public double? CallsPerSecond => Elapsed < LeastElapsed ? null : Calls / Elapsed.TotalSeconds;

    /// <summary>How long what is planned will take, if it goes on as it went; null while that cannot be told.</summary>
    public TimeSpan? Left => Done < LeastDone || Elapsed < LeastElapsed ? null : (Planned - Done) * (Elapsed / Done);
}
