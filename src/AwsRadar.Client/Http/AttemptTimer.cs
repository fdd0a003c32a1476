namespace AwsRadar.Client.Http;

/// <summary>
/// The time limits of one attempt: no byte for a while, and all of it. They run on the real clock, as the network does, and on
/// one timer, because each call needs one: it waits for whichever limit is nearer.
/// </summary>
internal sealed class AttemptTimer : IDisposable
{
    private readonly TimeSpan _idle;
    private readonly TimeSpan _total;
    private readonly long _start = TimeProvider.System.GetTimestamp();
    private readonly CancellationTokenSource _source;
    private volatile bool _isTotalNearer;

    /// <summary>When the timer was set; 0 when it must be set anew.</summary>
    private long _setAt;

    /// <param name="idle"><see cref="Timeout.InfiniteTimeSpan"/> for none, as for <paramref name="total"/>.</param>
    public AttemptTimer(TimeSpan idle, TimeSpan total, CancellationToken caller)
    {
        (_idle, _total) = (idle, total);
        _source = CancellationTokenSource.CreateLinkedTokenSource(caller);
        Progress();
    }

    public CancellationToken Token => _source.Token;

    /// <summary>
    /// Bytes went or came: the wait for the next ones begins. A timer that was set a moment ago is left as it is, because most
    /// answers are complete within that moment; it waits that much longer.
    /// </summary>
    public void Progress()
    {
        var now = TimeProvider.System.GetTimestamp();
        if (_setAt == 0 || TimeProvider.System.GetElapsedTime(_setAt, now) >= Moment)
        {
            WaitFor(_idle == Timeout.InfiniteTimeSpan ? _idle : _idle + Moment, now);
            _setAt = now;
        }
    }

    /// <summary>Nothing is waited for from the network until <see cref="Progress"/>.</summary>
    public void Pause()
    {
        WaitFor(Timeout.InfiniteTimeSpan, TimeProvider.System.GetTimestamp());
        _setAt = 0;
    }

    private TimeSpan Moment => _idle / 64;

    /// <summary>Which limit ended the attempt, in words; null when none did.</summary>
    public string? Reason =>
        !_source.IsCancellationRequested ? null
        : _isTotalNearer ? Translate($"no complete answer within {Words(_total)}")
        : Translate($"nothing came for {Words(_idle)}");

    /// <summary><c>1 second</c>, <c>0.2 seconds</c></summary>
    public static string Words(TimeSpan time) =>
        time == TimeSpan.FromSeconds(1) ? Translate("1 second") : Translate($"{time.TotalSeconds:0.#} seconds");

    public void Dispose() => _source.Dispose();

    private void WaitFor(TimeSpan idle, long now)
    {
        var left = Left(now);
        _isTotalNearer = IsNearer(left, idle);
        _source.CancelAfter(_isTotalNearer ? left : idle);
    }

    private TimeSpan Left(long now)
    {
        if (_total == Timeout.InfiniteTimeSpan)
        {
            return _total;
        }

        var left = _total - TimeProvider.System.GetElapsedTime(_start, now);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private static bool IsNearer(TimeSpan limit, TimeSpan other) =>
        limit != Timeout.InfiniteTimeSpan && (other == Timeout.InfiniteTimeSpan || limit < other);
}
