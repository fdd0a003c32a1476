namespace AwsRadar.Client.Pacing;

/// <summary>Hands out turns at a rate that may change; a burst of one second's worth is free. Times are seconds.</summary>
internal sealed class TokenBucket
{
    /// <summary>Slower than this no service asks its callers to be.</summary>
    private const double MinRate = 0.5;
    private double _tokens;
    private double _filledAt;

    public TokenBucket(double rate, double now)
    {
        (_filledAt, Rate) = (now, Math.Max(rate, MinRate));
        _tokens = Capacity;
    }

    /// <summary>Turns a second.</summary>
    public double Rate { get; private set; }

    private double Capacity => Math.Max(Rate, 1);

    public void ChangeRate(double rate, double now)
    {
        Fill(now);
        Rate = Math.Max(rate, MinRate);
        _tokens = Math.Min(_tokens, Capacity);
    }

    /// <summary>Takes a turn, possibly one of the future, and says how many seconds away it is.</summary>
    public double Take(double now)
    {
        Fill(now);
        _tokens--;
        return _tokens >= 0 ? 0 : -_tokens / Rate;
    }

    private void Fill(double now)
    {
        _tokens = Math.Min(Capacity, _tokens + (Math.Max(0, now - _filledAt) * Rate));
        _filledAt = Math.Max(now, _filledAt);
    }
}
