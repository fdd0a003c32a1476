namespace AwsRadar.Client.Pacing;

/// <summary>
/// How fast to call after a service has said that it is too fast: seven tenths of the rate at which it did, then back
/// towards that rate, first quickly, then carefully, then beyond it, as TCP CUBIC does. Rates are calls a second, times seconds.
/// </summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc9438 and the adaptive mode of AWS's SDKs</remarks>
internal sealed class CubicRate
{
    private const double Scale = 0.4;
    private const double Decrease = 0.7;
    private double _peak;
    private double _plateau;
    private double _throttledAt;

    public double AfterThrottling(double rate, double now)
    {
        _peak = rate;
        _plateau = Math.Cbrt(rate * (1 - Decrease) / Scale);
        _throttledAt = now;
        return rate * Decrease;
    }

    public double AfterSuccess(double now) => (Scale * Math.Pow(now - _throttledAt - _plateau, 3)) + _peak;
}
