using System.Security.Cryptography;
using System.Text;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Protocols.Events;

namespace AwsRadar.Wire.Signing;

/// <summary>The server's half of <see cref="EventSignature"/>.</summary>
internal static class EventSignatureVerifier
{
    /// <summary>A stream lives for hours, not for days.</summary>
    private const long MaxMilliseconds = 24L * 60 * 60 * 1000;

    /// <summary>
    /// Null means that every message of the body is signed, in this order, by the holder of the secret, and that the last says
    /// that none follows: a body that was cut is no shorter stream.
    /// </summary>
    public static WireError? Check(ReadOnlyMemory<byte> body, SignatureClaim claim, Secret secret)
    {
        var buffer = new EventMessageBuffer();
        buffer.Add(body.Span);
        var (prior, isEnded) = (claim.Signature, false);
        while (buffer.TryRead(out var message))
        {
            if (isEnded || !TryCheck(message, claim, secret, ref prior))
            {
                return SignatureErrors.DoesNotMatch("The signature of an event does not match.");
            }

            isEnded = message.Payload.IsEmpty;
        }

        return isEnded && buffer.IsEmpty
            ? null
            : SignatureErrors.DoesNotMatch("The events do not end with a signed message that says so.");
    }

    private static bool TryCheck(EventMessage message, SignatureClaim claim, Secret secret, ref string prior)
    {
        if (
            message.Find(EventNames.Date) is not { Type: EventHeaderType.Timestamp } date
            || message.Find(EventNames.ChunkSignature) is not { Type: EventHeaderType.Bytes } signature
            || message.Headers.Length != 2
            || (date.Number - claim.Time.ToUnixTimeMilliseconds()) is < 0 or > MaxMilliseconds
        )
        {
            return false;
        }

        var time = DateTimeOffset.FromUnixTimeMilliseconds(date.Number);
        var scope = CredentialScope.At(time, claim.Scope.Region, claim.Scope.Service);
        prior = EventSignature.Compute(secret, scope, time, prior, message.Payload.Span);
        return CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(prior),
            Encoding.ASCII.GetBytes(Convert.ToHexStringLower(signature.Bytes.Span))
        );
    }
}
