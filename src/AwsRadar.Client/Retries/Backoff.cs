using System.Globalization;

namespace AwsRadar.Client.Retries;

/// <summary>How long to wait before a retry: doubling, with a random part so that many clients do not come back together.</summary>
/// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html</remarks>
/// <param name="random">A number from 0 to 1.</param>
internal sealed class Backoff(string service, Func<double> random)
{
    /// <summary>In milliseconds, from services that know better than any formula.</summary>
    public const string RetryAfterHeader = "x-amz-retry-after";

    /// <summary>After so many doublings every base is beyond the longest wait.</summary>
    private const int MostDoublings = 16;

    private static readonly TimeSpan ThrottlingBase = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TransientBase = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan DynamoDbBase = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan MaxBackoff = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan MaxBeyondBackoff = TimeSpan.FromSeconds(5);

    /// <param name="retry">Which retry it is, from 1.</param>
    /// <param name="retryAfter">What the service asks for: kept to between the computed wait and five seconds more.</param>
    public TimeSpan Wait(RetryReason reason, int retry, string? retryAfter)
    {
        var most = Base(reason) * Math.Pow(2, Math.Min(retry - 1, MostDoublings));
        var wait = (most < MaxBackoff ? most : MaxBackoff) * random();
        return double.TryParse(retryAfter, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? TimeSpan.FromMilliseconds(
                Math.Clamp(milliseconds, wait.TotalMilliseconds, (wait + MaxBeyondBackoff).TotalMilliseconds)
            )
            : wait;
    }

    private TimeSpan Base(RetryReason reason) =>
        reason switch
        {
            RetryReason.Clock => TimeSpan.Zero,
            RetryReason.Throttling => ThrottlingBase,
            _ when RetrySettings.IsDynamoDb(service) => DynamoDbBase,
            _ => TransientBase,
        };
}
