using System.Security.Cryptography;
using AwsRadar.Client.Endpoints;
using AwsRadar.Client.Events;
using AwsRadar.Client.Http;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Client.Pipeline;

/// <summary>Signs a call for its endpoint, in the way that its operation asks for.</summary>
internal static class CallSigner
{
    private const string VersionTwo = "v2";
    private const string ContentHash = "X-Amz-Content-Sha256";
    private const string SessionToken = "X-Amz-S3session-Token";
    private const string UnsignedPayload = "UNSIGNED-PAYLOAD";

    /// <param name="now">Tells AWS's time; the events of a stream are signed each at its own.</param>
    /// <param name="signingKeys">Keeps what is derived from the secret for the next call.</param>
    public static WireRequest Sign(
        OutgoingCall call,
        SigningCredentials keys,
        Func<DateTimeOffset> now,
        SigningKeys signingKeys
    )
    {
        var (endpoint, time) = (call.Endpoint, now());
        if (call.Service.SignatureVersion is VersionTwo && !endpoint.WantsVersionFour)
        {
            return VersionTwoSigner.Sign(call.Request, keys, time);
        }

        var options = OptionsOf(endpoint);
        if (endpoint.RegionSet is { } regions)
        {
            return SignForRegions(call.Request, keys, time, regions, endpoint.SigningName, options);
        }

        if (endpoint.WantsSession)
        {
            // What a bucket's session gives goes under a name of its own.
            call = call with
            {
                Request = WithSessionToken(call.Request, keys),
            };
            keys = keys with { SessionToken = null };
        }

        var scope = CredentialScope.At(time, endpoint.SigningRegion, endpoint.SigningName);
        var signed = RequestSigner.Sign(call.Request, keys, time, scope, options, signingKeys);
        return signed.IsEventStream ? WithSignedEvents(signed, endpoint, keys, now) : signed;
    }

    /// <summary>
    /// The call with the hash that its signature will cover, where the service wants to be told it (S3), where the
    /// signature covers none, and where the body has to be read for it. Once for all attempts.
    /// </summary>
    /// <exception cref="LocalStreamException">The body cannot be read.</exception>
    public static OutgoingCall WithContentHash(OutgoingCall call)
    {
        var (request, isS3) = (call.Request, OptionsOf(call.Endpoint) == SigningOptions.S3);
        var hash = request switch
        {
            _ when call.Operation.IsUnsigned || request.Headers.Contains(ContentHash) => null,
            { IsEventStream: true } => EventSignature.Payload,
            _ when call.Operation.HasUnsignedPayload => UnsignedPayload,
            // By https the connection itself keeps the body whole; reading a large file twice would only cost time.
            { StreamingBody: not null } when isS3 && call.Endpoint.Url.Scheme is "https" => UnsignedPayload,
            { StreamingBody: { } body } => LocalStreams.Hash(body),
            _ when isS3 => Signature.Hash(request.Body.Span),
            _ => null,
        };
        return hash is null
            ? call
            : call with
            {
                Request = request with { Headers = request.Headers.With(ContentHash, hash) },
            };
    }

    /// <summary>A token proves the caller without looking at the body.</summary>
    public static WireRequest WithoutContentHash(WireRequest request) =>
        request.IsEventStream ? request with { Headers = request.Headers.Without(ContentHash) } : request;

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateSession.html</remarks>
    private static WireRequest WithSessionToken(WireRequest request, SigningCredentials keys) =>
        request with
        {
            Headers = request.Headers.Without(SessionToken).With(SessionToken, keys.SessionToken!.Reveal()),
        };

    private static WireRequest SignForRegions(
        WireRequest request,
        SigningCredentials keys,
        DateTimeOffset time,
        string regions,
        string service,
        SigningOptions options
    )
    {
        var parameters = new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = AsymmetricKey.Derive(keys) };
        using var key = ECDsa.Create(parameters);
        return AsymmetricSigner.Sign(
            request,
            keys,
            time,
            regions,
            service,
            options,
            data => key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
        );
    }

    private static WireRequest WithSignedEvents(
        WireRequest signed,
        ServiceEndpoint endpoint,
        SigningCredentials keys,
        Func<DateTimeOffset> now
    )
    {
        var body =
            signed.StreamingBody ?? new StreamingBody(() => new MemoryStream(signed.Body.ToArray()), Length: null);
        return signed with
        {
            Body = default,
            StreamingBody = new StreamingBody(
                () =>
                    new SignedEventStream(
                        body.Open(),
                        new EventSigner(signed, keys, endpoint.SigningRegion, endpoint.SigningName),
                        now
                    ),
                Length: null
            ),
        };
    }

    private static SigningOptions OptionsOf(ServiceEndpoint endpoint) =>
        endpoint.SignsPathAsItIs ? SigningOptions.S3 : SigningOptions.ForService(endpoint.SigningName);
}
