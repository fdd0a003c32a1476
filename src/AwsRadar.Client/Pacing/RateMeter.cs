namespace AwsRadar.Client.Pacing;

/// <summary>The rate of calls as it was lately: smoothed over slices of half a second.</summary>
internal sealed class RateMeter
{
    private const double SlicesPerSecond = 2;
    private const double Smoothing = 0.8;
    private double? _lastSlice;
    private double _calls;

    /// <summary>Calls a second.</summary>
    public double Rate { get; private set; }

    public void Record(double now)
    {
        var slice = Math.Floor(now * SlicesPerSecond) / SlicesPerSecond;
        _lastSlice ??= slice;
        _calls++;
        if (slice > _lastSlice)
        {
            Rate = (_calls / (slice - _lastSlice.Value) * Smoothing) + (Rate * (1 - Smoothing));
            (_calls, _lastSlice) = (0, slice);
        }
    }
}
