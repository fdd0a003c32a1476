using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Client.Pipeline;

/// <summary>Signs a call for its endpoint, in the way that its operation asks for.</summary>
internal static class CallSigner
{
    private const string ContentHash = "X-Amz-Content-Sha256";
    private const string UnsignedPayload = "UNSIGNED-PAYLOAD";

    public static WireRequest Sign(OutgoingCall call, SigningCredentials keys, DateTimeOffset time)
    {
        var endpoint = call.Endpoint;
        var options = endpoint.SignsPathAsItIs ? SigningOptions.S3 : SigningOptions.ForService(endpoint.SigningName);
        var scope = CredentialScope.At(time, endpoint.SigningRegion, endpoint.SigningName);
        return RequestSigner.Sign(WithContentHash(call, options), keys, time, scope, options);
    }

    /// <summary>S3 wants to be told the hash that the signature covers; others only when it covers none.</summary>
    private static WireRequest WithContentHash(OutgoingCall call, SigningOptions options)
    {
        var hash =
            call.Request.Headers[ContentHash]
            ?? (
                call.Operation.HasUnsignedPayload ? UnsignedPayload
                : options == SigningOptions.S3 ? Signature.Hash(call.Request.Body.Span)
                : null
            );
        return hash is null
            ? call.Request
            : call.Request with
            {
                Headers = call.Request.Headers.Without(ContentHash).With(ContentHash, hash),
            };
    }
}
