namespace AwsRadar.Client.Pacing;

/// <summary>
/// The pace of one account's calls to one service: as fast as they come until the service throttles, then as fast as it
/// turns out to bear, up to a limit that the caller may set. Safe to share between threads.
/// </summary>
/// <param name="maxRate">Calls a second; null for no limit.</param>
internal sealed class CallPace(double? maxRate, TimeProvider time)
{
    /// <summary>The rate may at most double from what was really called.</summary>
    private const double MaxGrowth = 2;
    private readonly Lock _gate = new();
    private readonly CubicRate _cubic = new();
    private readonly RateMeter _meter = new();
    private readonly long _start = time.GetTimestamp();
    private TokenBucket? _bucket = maxRate is { } rate ? new TokenBucket(rate, 0) : null;
    private bool _isThrottled;

    /// <summary>Calls a second that are let through; null while there is no limit.</summary>
    public double? Rate
    {
        get
        {
            lock (_gate)
            {
                return _bucket?.Rate;
            }
        }
    }

    /// <summary>Waits for a turn.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        double seconds;
        lock (_gate)
        {
            seconds = _bucket?.Take(Now) ?? 0;
        }

        return seconds > 0 ? Task.Delay(TimeSpan.FromSeconds(seconds), time, cancellationToken) : Task.CompletedTask;
    }

    /// <summary>An attempt was answered.</summary>
    public void Record(bool isThrottled)
    {
        lock (_gate)
        {
            var now = Now;
            _meter.Record(now);
            if (isThrottled)
            {
                var rate = _isThrottled ? Math.Min(_meter.Rate, _bucket!.Rate) : _meter.Rate;
                _isThrottled = true;
                ChangeRate(_cubic.AfterThrottling(rate, now), now);
            }
            else if (_isThrottled)
            {
                ChangeRate(_cubic.AfterSuccess(now), now);
            }
        }
    }

    private double Now => time.GetElapsedTime(_start).TotalSeconds;

    private void ChangeRate(double rate, double now)
    {
        var limited = Math.Min(Math.Min(rate, MaxGrowth * _meter.Rate), maxRate ?? double.MaxValue);
        _bucket ??= new TokenBucket(limited, now);
        _bucket.ChangeRate(limited, now);
    }
}
