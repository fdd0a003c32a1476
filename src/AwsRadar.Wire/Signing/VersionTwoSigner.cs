using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Wire.Signing;

/// <summary>
/// Signature Version 2, which the oldest services (SimpleDB) alone still ask for: parameters of the form itself carry it.
/// The request has its <c>Host</c> header, and the caller brings the time.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonSimpleDB/latest/DeveloperGuide/HMACAuth.html</remarks>
public static class VersionTwoSigner
{
    private const string Time = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>The request with its form signed.</summary>
    public static WireRequest Sign(WireRequest request, SigningCredentials credentials, DateTimeOffset time)
    {
        var form = string.Join(
            '&',
            Parameters(request, credentials, time)
                .Select(each => (Name: UriEncoding.Encode(each.Key), Value: UriEncoding.Encode(each.Value)))
                .OrderBy(each => each.Name, StringComparer.Ordinal)
                .Select(each => $"{each.Name}={each.Value}")
        );
        var text = $"{request.Method}\n{request.Headers["Host"]?.ToLowerInvariant()}\n{request.RawPath}\n{form}";
        var secret = Encoding.UTF8.GetBytes(credentials.SecretAccessKey.Reveal());
        var signature = Convert.ToBase64String(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(text)));
        return request with { Body = Encoding.UTF8.GetBytes($"{form}&Signature={UriEncoding.Encode(signature)}") };
    }

    private static IEnumerable<KeyValuePair<string, string>> Parameters(
        WireRequest request,
        SigningCredentials credentials,
        DateTimeOffset time
    )
    {
        var own = CanonicalQuery.Parse(Encoding.UTF8.GetString(request.Body.Span));
        KeyValuePair<string, string>[] signing =
        [
            new("AWSAccessKeyId", credentials.AccessKeyId),
            new("SignatureVersion", "2"),
            new("SignatureMethod", "HmacSHA256"),
            new("Timestamp", time.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture)),
        ];
        return credentials.SessionToken is { } token
            ? [.. own, .. signing, new("SecurityToken", token.Reveal())]
            : [.. own, .. signing];
    }
}
