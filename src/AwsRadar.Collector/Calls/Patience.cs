using AwsRadar.Client.Calls;

namespace AwsRadar.Collector.Calls;

/// <summary>How long one planned call is tried again, beyond the client's own retries.</summary>
internal sealed class Patience(ScanOptions options, TimeBudget budget, Ledger ledger)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);
    private TimeSpan _waited;
    private int _waits;

    /// <summary>Waits before another attempt; false, at once, if there is to be none.</summary>
    public async Task<bool> LastsAsync(ScanCall call, CallError error, CancellationToken cancellationToken)
    {
        if (_waited >= For(error))
        {
            return false;
        }

        var isThrottled = error.Kind is CallErrorKind.Throttled;
        ledger.Wait(call, isThrottled ? Translatable("too many calls") : Translatable("the service fails"));
        var wait = Shortest(Wait(_waits), budget.Left);
        await Task.Delay(wait, options.TimeProvider, cancellationToken);
        _waited += wait;
        _waits++;
        return true;
    }

    private TimeSpan For(CallError error) =>
        error.Kind switch
        {
            // The endpoint does not have it, and will not have it soon.
            _ when error.HttpStatus is 501 => TimeSpan.Zero,
            CallErrorKind.Throttled => options.ThrottlePatience,
            CallErrorKind.Transient or CallErrorKind.Unreachable or CallErrorKind.Unreadable => options.FaultPatience,
            _ => TimeSpan.Zero,
        };

    private static TimeSpan Wait(int waits) =>
        TimeSpan.FromTicks(Math.Min(FirstWait.Ticks << Math.Min(waits, 10), LongestWait.Ticks));

    private static TimeSpan Shortest(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
