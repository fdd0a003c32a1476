using AwsRadar.Client.Credentials;

namespace AwsRadar.Client.Http;

/// <summary>Headers that must not be shown as they are: a signature can be replayed, a token used.</summary>
internal static class HeaderMask
{
    private const string Hidden = "***";
    private const string Credential = "Credential=";
    private const string Signature = "Signature=";

    public static string Of(string name, string value) =>
        name.ToLowerInvariant() switch
        {
            "authorization" => OfAuthorization(value),
            "x-amz-security-token" or "x-amz-s3session-token" or "cookie" => Hidden,
            _ => value,
        };

    /// <summary>Keeps what a person checks (algorithm, scope, signed headers) and hides what proves the identity.</summary>
    private static string OfAuthorization(string value)
    {
        var scheme = value.IndexOf(' ', StringComparison.Ordinal);
        return scheme < 0 || !value.Contains(Signature, StringComparison.Ordinal)
            ? $"{value[..Math.Max(scheme, 0)]} {Hidden}".TrimStart()
            : $"{value[..scheme]} {string.Join(", ", value[scheme..].Split(',', StringSplitOptions.TrimEntries).Select(OfPart))}";
    }

    private static string OfPart(string part) =>
        part.StartsWith(Signature, StringComparison.Ordinal) ? Signature + Hidden
        : part.StartsWith(Credential, StringComparison.Ordinal)
        && part.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash
            ? $"{Credential}{CallerIdentity.Mask(part[Credential.Length..slash])}{part[slash..]}"
        : part;
}
