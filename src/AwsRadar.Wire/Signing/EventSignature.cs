using System.Buffers;
using System.Text;
using AwsRadar.Wire.Protocols.Events;

namespace AwsRadar.Wire.Signing;

/// <summary>
/// Signatures of events, each of which covers the one before it; the first covers that of the request. The request itself
/// says <see cref="Payload"/> where the hash of its body would stand.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/transcribe/latest/dg/streaming-setting-up.html</remarks>
public static class EventSignature
{
    /// <summary>Stands for the body's hash in a request whose body is a stream of signed events.</summary>
    public const string Payload = "STREAMING-AWS4-HMAC-SHA256-EVENTS";

    private const string Algorithm = "AWS4-HMAC-SHA256-PAYLOAD";

    /// <param name="prior">The signature before this one, as hexadecimal digits.</param>
    /// <param name="payload">The event's own message; empty for the last.</param>
    internal static string Compute(
        Secret secret,
        CredentialScope scope,
        DateTimeOffset time,
        string prior,
        ReadOnlySpan<byte> payload
    ) => Signature.Compute(Signature.DeriveKey(secret, scope), StringToSign(scope, time, prior, payload));

    internal static string StringToSign(
        CredentialScope scope,
        DateTimeOffset time,
        string prior,
        ReadOnlySpan<byte> payload
    )
    {
        var headers = new ArrayBufferWriter<byte>();
        EventHeaderBytes.Write(headers, [DateOf(time)]);
        return new StringBuilder(Algorithm)
            .Append('\n')
            .Append(SignatureTime.Format(time))
            .Append('\n')
            .Append(scope)
            .Append('\n')
            .Append(prior)
            .Append('\n')
            .Append(Signature.Hash(headers.WrittenSpan))
            .Append('\n')
            .Append(Signature.Hash(payload))
            .ToString();
    }

    /// <summary>The header that a signature covers.</summary>
    internal static EventHeader DateOf(DateTimeOffset time) => EventHeader.OfTime(EventNames.Date, time);
}
