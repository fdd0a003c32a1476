using AwsRadar.Wire.Protocols;

namespace AwsRadar.Wire.Signing;

/// <summary>Signs requests that already have their <c>Host</c> header. The caller brings the time.</summary>
public static class RequestSigner
{
    private const string Date = "X-Amz-Date";
    private const string Token = "X-Amz-Security-Token";

    /// <summary>The request with an <c>Authorization</c> header that covers every other header it has.</summary>
    /// <param name="keys">Keeps the signing key for the next request; null derives it anew.</param>
    public static WireRequest Sign(
        WireRequest request,
        SigningCredentials credentials,
        DateTimeOffset time,
        CredentialScope scope,
        SigningOptions options,
        SigningKeys? keys = null
    )
    {
        var stamp = SignatureTime.Format(time);
        var headers = WithDateAndToken(request.Headers, credentials, stamp);
        var covered = SignedHeaders.Of(headers);
        var payloadHash = headers[PayloadHash.Header] ?? Signature.Hash(request.Body.Span);
        var dated = request with { Headers = headers };
        var canonicalHash = CanonicalRequest.HashOf(dated, covered.Names, payloadHash, options);
        var scopeText = scope.ToString();
        var text = Signature.StringToSign(stamp, scopeText, canonicalHash);
        var signature = keys is null
            ? Signature.Compute(Signature.DeriveKey(credentials.SecretAccessKey, scope), text)
            : keys.Sign(credentials.SecretAccessKey, scope, text);
        var authorization = string.Concat([
            $"{Signature.Algorithm} Credential=",
            credentials.AccessKeyId,
            "/",
            scopeText,
            ", SignedHeaders=",
            covered.Joined,
            ", Signature=",
            signature,
        ]);
        return dated with { Headers = headers.With("Authorization", authorization) };
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
        var covered = SignedHeaders.Of(request.Headers);
        var query = PresignedQuery(credentials, time, scope, validFor, covered);
        var joined = request.RawQuery.Length == 0 ? query : $"{request.RawQuery}&{query}";
        var unsigned = request with { RawQuery = joined };
        var canonical = CanonicalRequest.Of(
            unsigned,
            covered.Names,
            PayloadHash.OfPresigned(request, options),
            options
        );
        var signature = Signature.Compute(
            Signature.DeriveKey(credentials.SecretAccessKey, scope),
            Signature.StringToSign(time, scope, canonical)
        );
        return unsigned with { RawQuery = $"{joined}&{PresignedNames.Signature}={signature}" };
    }

    private static string PresignedQuery(
        SigningCredentials credentials,
        DateTimeOffset time,
        CredentialScope scope,
        TimeSpan validFor,
        SignedHeaders covered
    )
    {
        KeyValuePair<string, string>[] parameters =
        [
            new(PresignedNames.Algorithm, Signature.Algorithm),
            new(PresignedNames.Credential, $"{credentials.AccessKeyId}/{scope}"),
            new(PresignedNames.Date, SignatureTime.Format(time)),
            new(PresignedNames.Expires, $"{(long)validFor.TotalSeconds}"),
            new(PresignedNames.SignedHeaders, covered.Joined),
        ];
        var query = string.Join('&', parameters.Select(each => $"{each.Key}={UriEncoding.Encode(each.Value)}"));
        return credentials.SessionToken is { } token
            ? $"{query}&{PresignedNames.SecurityToken}={UriEncoding.Encode(token.Reveal())}"
            : query;
    }

    /// <param name="stamp">As <see cref="SignatureTime.Format"/> gives it.</param>
    internal static WireHeaders WithDateAndToken(WireHeaders headers, SigningCredentials credentials, string stamp)
    {
        var dated = headers.Without(Date).With(Date, stamp);
        return credentials.SessionToken is { } token ? dated.Without(Token).With(Token, token.Reveal()) : dated;
    }
}
