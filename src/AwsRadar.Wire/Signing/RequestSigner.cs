using AwsRadar.Wire.Protocols;

namespace AwsRadar.Wire.Signing;

/// <summary>Signs requests that already have their <c>Host</c> header. The caller brings the time.</summary>
public static class RequestSigner
{
    private const string Date = "X-Amz-Date";
    private const string Token = "X-Amz-Security-Token";

    /// <summary>The request with an <c>Authorization</c> header that covers every other header it has.</summary>
    public static WireRequest Sign(
        WireRequest request,
        SigningCredentials credentials,
        DateTimeOffset time,
        CredentialScope scope,
        SigningOptions options
    )
    {
        var dated = request with { Headers = WithDateAndToken(request.Headers, credentials, time) };
        string[] names = [.. SignedNames(dated.Headers)];
        var payloadHash = dated.Headers[PayloadHash.Header] ?? Signature.Hash(dated.Body.Span);
        var canonical = CanonicalRequest.Of(dated, names, payloadHash, options);
        var signature = Compute(credentials, time, scope, canonical);
        var authorization =
            $"{Signature.Algorithm} Credential={credentials.AccessKeyId}/{scope}, "
            + $"SignedHeaders={string.Join(';', names)}, Signature={signature}";
        return dated with { Headers = dated.Headers.With("Authorization", authorization) };
    }

    /// <summary>The request with a signature in its query string, good for <paramref name="validFor"/> from <paramref name="time"/>.</summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html</remarks>
    public static WireRequest Presign(
        WireRequest request,
        SigningCredentials credentials,
        DateTimeOffset time,
        CredentialScope scope,
        TimeSpan validFor,
        SigningOptions options
    )
    {
        string[] names = [.. SignedNames(request.Headers)];
        var query = PresignedQuery(credentials, time, scope, validFor, names);
        var joined = request.RawQuery.Length == 0 ? query : $"{request.RawQuery}&{query}";
        var unsigned = request with { RawQuery = joined };
        var canonical = CanonicalRequest.Of(unsigned, names, PayloadHash.OfPresigned(request, options), options);
        var signature = Compute(credentials, time, scope, canonical);
        return unsigned with { RawQuery = $"{joined}&{PresignedNames.Signature}={signature}" };
    }

    private static string PresignedQuery(
        SigningCredentials credentials,
        DateTimeOffset time,
        CredentialScope scope,
        TimeSpan validFor,
        string[] names
    )
    {
        KeyValuePair<string, string>[] parameters =
        [
            new(PresignedNames.Algorithm, Signature.Algorithm),
            new(PresignedNames.Credential, $"{credentials.AccessKeyId}/{scope}"),
            new(PresignedNames.Date, SignatureTime.Format(time)),
            new(PresignedNames.Expires, $"{(long)validFor.TotalSeconds}"),
            new(PresignedNames.SignedHeaders, string.Join(';', names)),
        ];
        var query = string.Join('&', parameters.Select(each => $"{each.Key}={UriEncoding.Encode(each.Value)}"));
        return credentials.SessionToken is { } token
            ? $"{query}&{PresignedNames.SecurityToken}={UriEncoding.Encode(token.Reveal())}"
            : query;
    }

    private static string Compute(
        SigningCredentials credentials,
        DateTimeOffset time,
        CredentialScope scope,
        string canonical
    ) =>
        Signature.Compute(
            Signature.DeriveKey(credentials.SecretAccessKey, scope),
            Signature.StringToSign(time, scope, canonical)
        );

    internal static WireHeaders WithDateAndToken(
        WireHeaders headers,
        SigningCredentials credentials,
        DateTimeOffset time
    )
    {
        var dated = headers.Without(Date).With(Date, SignatureTime.Format(time));
        return credentials.SessionToken is { } token ? dated.Without(Token).With(Token, token.Reveal()) : dated;
    }

    internal static IEnumerable<string> SignedNames(WireHeaders headers) =>
        headers
            .Select(header => header.Key.ToLowerInvariant())
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
}
