using System.Text;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Wire.Signing;

/// <summary>
/// Signature Version 4a: like Version 4, but good for several regions at once, and made with a key of which AWS's regions know
/// only the public half.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html</remarks>
public static class AsymmetricSigner
{
    public const string Algorithm = "AWS4-ECDSA-P256-SHA256";

    private const string RegionSet = "X-Amz-Region-Set";

    /// <summary>The request with an <c>Authorization</c> header that covers every other header it has.</summary>
    /// <param name="regions">Names separated by commas; <c>*</c> stands for all, also at the end of a name.</param>
    /// <param name="sign">
    /// ECDSA with SHA-256 and the key of <see cref="AsymmetricKey"/>, as DER. The caller brings it, because it takes a random
    /// number.
    /// </param>
    public static WireRequest Sign(
        WireRequest request,
        SigningCredentials credentials,
        DateTimeOffset time,
        string regions,
        string service,
        SigningOptions options,
        Func<byte[], byte[]> sign
    )
    {
        var dated = RequestSigner.WithDateAndToken(
            request.Headers.Without(RegionSet).With(RegionSet, regions),
            credentials,
            SignatureTime.Format(time)
        );
        var covered = SignedHeaders.Of(dated);
        var complete = request with { Headers = dated };
        var payloadHash = dated[PayloadHash.Header] ?? Signature.Hash(request.Body.Span);
        var canonical = CanonicalRequest.Of(complete, covered.Names, payloadHash, options);
        var scope = Scope(time, service);
        var signature = Convert.ToHexStringLower(sign(Encoding.UTF8.GetBytes(StringToSign(time, scope, canonical))));
        var authorization =
            $"{Algorithm} Credential={credentials.AccessKeyId}/{scope}, "
            + $"SignedHeaders={covered.Joined}, Signature={signature}";
        return complete with { Headers = dated.With("Authorization", authorization) };
    }

    internal static string StringToSign(DateTimeOffset time, string scope, string canonicalRequest) =>
        $"{Algorithm}\n{SignatureTime.Format(time)}\n{scope}\n{Signature.Hash(Encoding.UTF8.GetBytes(canonicalRequest))}";

    /// <summary>A day and a service; the regions stand in a header.</summary>
    internal static string Scope(DateTimeOffset time, string service) =>
        $"{SignatureTime.FormatDay(time)}/{service}/{CredentialScope.Terminator}";
}
