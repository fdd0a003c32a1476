using System.Collections.Concurrent;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Configuration;
using AwsRadar.Client.Credentials.Issuers;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Client.Credentials;

/// <summary>The sessions with directory buckets of S3 Express, one for each bucket, begun on first use and renewed before they end.</summary>
/// <param name="createAsync">Calls <c>CreateSession</c> for a bucket, with the caller's own credentials.</param>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-create-session.html</remarks>
internal sealed class ExpressSessions(Func<string, CancellationToken, Task<CallResult>> createAsync, TimeProvider time)
    : IDisposable
{
    private readonly ConcurrentDictionary<string, FoundCredentials> _sessions = new(StringComparer.Ordinal);

    /// <exception cref="ConfigurationException">AWS begins no session.</exception>
    public async Task<SigningCredentials> KeysAsync(string bucket, CancellationToken cancellationToken)
    {
        var session = _sessions.GetOrAdd(
            bucket,
            name => new FoundCredentials(new ExpressSessionIssuer(name, createAsync), time)
        );
        return (await session.GetAsync(cancellationToken)).Keys;
    }

    public void Dispose()
    {
        foreach (var session in _sessions.Values)
        {
            session.Dispose();
        }
    }
}
