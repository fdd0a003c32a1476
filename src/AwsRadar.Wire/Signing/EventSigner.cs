using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Protocols.Events;

namespace AwsRadar.Wire.Signing;

/// <summary>Signs the events of one request, in their order. The caller brings the times.</summary>
public sealed class EventSigner
{
    private const string SignaturePart = "Signature=";

    private readonly SigningCredentials _credentials;
    private readonly string _region;
    private readonly string _service;
    private string _prior;

    /// <param name="request">The signed request that the events belong to.</param>
    public EventSigner(WireRequest request, SigningCredentials credentials, string region, string service)
        : this(SeedOf(request), credentials, region, service) { }

    internal EventSigner(string prior, SigningCredentials credentials, string region, string service) =>
        (_prior, _credentials, _region, _service) = (prior, credentials, region, service);

    /// <summary>The signed message around an event's message.</summary>
    /// <param name="message">Empty to say that no event follows.</param>
    public byte[] Sign(ReadOnlyMemory<byte> message, DateTimeOffset time)
    {
        var second = DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());
        var scope = CredentialScope.At(second, _region, _service);
        _prior = EventSignature.Compute(_credentials.SecretAccessKey, scope, second, _prior, message.Span);
        return EventMessageBytes.Write(
            new EventMessage(
                [
                    EventSignature.DateOf(second),
                    EventHeader.OfBytes(EventNames.ChunkSignature, Convert.FromHexString(_prior)),
                ],
                message
            )
        );
    }

    private static string SeedOf(WireRequest request)
    {
        var authorization = request.Headers["Authorization"] ?? "";
        var start = authorization.LastIndexOf(SignaturePart, StringComparison.Ordinal);
        return start < 0
            ? throw new ArgumentException("The request is not signed.", nameof(request))
            : authorization[(start + SignaturePart.Length)..];
    }
}
