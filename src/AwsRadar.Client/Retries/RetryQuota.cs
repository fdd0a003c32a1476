namespace AwsRadar.Client.Retries;

/// <summary>
/// Keeps a client from hammering a service that is down: a retry costs tokens, a call that succeeds brings some back, and
/// without tokens an error is final. One for all calls to a service.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html</remarks>
internal sealed class RetryQuota
{
    private const int Capacity = 500;
    private const int TransientCost = 14;
    private const int ThrottlingCost = 5;
    private const int FirstSuccessReturn = 1;
    private readonly Lock _gate = new();
    private int _tokens = Capacity;

    /// <param name="cost">What the attempt returns to the quota if it succeeds.</param>
    public bool TryTake(RetryReason reason, out int cost)
    {
        cost = reason switch
        {
            RetryReason.Transient => TransientCost,
            RetryReason.Throttling => ThrottlingCost,
            _ => 0,
        };
        lock (_gate)
        {
            if (_tokens < cost)
            {
                return false;
            }

            _tokens -= cost;
            return true;
        }
    }

    /// <summary>A call succeeded: by a retry that cost so many tokens, or at once (0).</summary>
    public void Return(int cost)
    {
        lock (_gate)
        {
            _tokens = Math.Min(Capacity, _tokens + Math.Max(cost, FirstSuccessReturn));
        }
    }
}
