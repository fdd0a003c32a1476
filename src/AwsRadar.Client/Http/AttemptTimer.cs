namespace AwsRadar.Client.Http;

/// <summary>
/// The time limits of one attempt: no byte for a while, and all of it. They run on the real clock, as the network does.
/// </summary>
internal sealed class AttemptTimer : IDisposable
{
    private readonly TimeSpan _idle;
    private readonly TimeSpan _total;
    private readonly CancellationTokenSource _idleSource = new();
    private readonly CancellationTokenSource _totalSource = new();
    private readonly CancellationTokenSource _linked;

    public AttemptTimer(TimeSpan idle, TimeSpan total, CancellationToken caller)
    {
        (_idle, _total) = (idle, total);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(caller, _idleSource.Token, _totalSource.Token);
        _totalSource.CancelAfter(total);
        Progress();
    }

    public CancellationToken Token => _linked.Token;

    /// <summary>Bytes went or came: the wait for the next ones begins.</summary>
    public void Progress() => _idleSource.CancelAfter(_idle);

    /// <summary>Nothing is waited for from the network until <see cref="Progress"/>.</summary>
    public void Pause() => _idleSource.CancelAfter(Timeout.InfiniteTimeSpan);

    /// <summary>Which limit ended the attempt, in words; null when none did.</summary>
    public string? Reason =>
        _totalSource.IsCancellationRequested ? $"no complete answer within {Words(_total)}"
        : _idleSource.IsCancellationRequested ? $"nothing came for {Words(_idle)}"
        : null;

    /// <summary><c>1 second</c>, <c>0.2 seconds</c></summary>
    public static string Words(TimeSpan time) =>
        time == TimeSpan.FromSeconds(1) ? "1 second" : $"{time.TotalSeconds:0.#} seconds";

    public void Dispose()
    {
        _linked.Dispose();
        _idleSource.Dispose();
        _totalSource.Dispose();
    }
}
