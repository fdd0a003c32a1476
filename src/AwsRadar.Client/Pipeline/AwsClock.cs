using System.Collections.Concurrent;
using System.Globalization;
using AwsRadar.Client.Calls;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Client.Pipeline;

/// <summary>
/// The time that requests are signed for: this machine's, until an endpoint refuses it and says its own. Each host has
/// its own correction, so that one with a wrong clock does not disturb the others.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/signature-v4-troubleshooting.html</remarks>
internal sealed class AwsClock(TimeProvider time)
{
    /// <summary>Below this a signature is not refused for its time.</summary>
    private static readonly TimeSpan Tolerated = TimeSpan.FromMinutes(4);
    private readonly ConcurrentDictionary<string, TimeSpan> _offsets = new(StringComparer.OrdinalIgnoreCase);

    public DateTimeOffset Now(string host) => time.GetUtcNow() + _offsets.GetValueOrDefault(host);

    /// <summary>The correction in force for a host; null while there is none.</summary>
    public ClockSkew? SkewOf(string host) => _offsets.TryGetValue(host, out var offset) ? new ClockSkew(offset) : null;

    /// <summary>Learns the host's time from an answer that may have been refused for it.</summary>
    /// <returns>Whether the time is another now, so that the same request is worth another attempt.</returns>
    public bool TryCorrect(string host, CallErrorKind kind, WireResponse response)
    {
        var isSuspect =
            kind is CallErrorKind.ClockSkew or CallErrorKind.InvalidCredentials or CallErrorKind.ExpiredCredentials;
        if (!isSuspect || ServerTime(response) is not { } server)
        {
            return false;
        }

        var offset = server - time.GetUtcNow();
        if ((offset - _offsets.GetValueOrDefault(host)).Duration() < Tolerated)
        {
            return false;
        }

        _offsets[host] = offset;
        return true;
    }

    /// <summary>A cache's answer carries the time at which it was stored.</summary>
    private static DateTimeOffset? ServerTime(WireResponse response) =>
        response.Headers["Age"] is null or "0"
        && DateTimeOffset.TryParseExact(
            response.Headers["Date"],
            "r",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var date
        )
            ? date
            : null;
}
