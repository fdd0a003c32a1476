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
        var dated = request with { Headers = WithDateAndToken(request.Headers, credentials, time) };
        var names = SignedNames(dated.Headers);
        var payloadHash = dated.Headers[PayloadHash.Header] ?? Signature.Hash(dated.Body.Span);
        var canonical = CanonicalRequest.Of(dated, names, payloadHash, options);
        var text = Signature.StringToSign(time, scope, canonical);
        var signature = keys is null
            ? Signature.Compute(Signature.DeriveKey(credentials.SecretAccessKey, scope), text)
            : keys.Sign(credentials.SecretAccessKey, scope, text);
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
        var names = SignedNames(request.Headers);
        var query = PresignedQuery(credentials, time, scope, validFor, names);
        var joined = request.RawQuery.Length == 0 ? query : $"{request.RawQuery}&{query}";
        var unsigned = request with { RawQuery = joined };
        var canonical = CanonicalRequest.Of(unsigned, names, PayloadHash.OfPresigned(request, options), options);
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

    internal static WireHeaders WithDateAndToken(
        WireHeaders headers,
        SigningCredentials credentials,
        DateTimeOffset time
    )
    {
        var dated = headers.Without(Date).With(Date, SignatureTime.Format(time));
        return credentials.SessionToken is { } token ? dated.Without(Token).With(Token, token.Reveal()) : dated;
    }

    internal static string[] SignedNames(WireHeaders headers)
    {
        var names = new string[headers.Count];
        var count = 0;
        foreach (var (name, _) in headers)
        {
            // Put into its place among the few that are there, or left out if it is one of them.
            var lower = name.ToLowerInvariant();
            var place = Array.BinarySearch(names, 0, count, lower, StringComparer.Ordinal);
            if (place < 0)
            {
                Array.Copy(names, ~place, names, ~place + 1, count - ~place);
                names[~place] = lower;
                count++;
            }
        }

        return count == names.Length ? names : names[..count];
    }
}
