using AwsRadar.Wire.Protocols;

namespace AwsRadar.Wire.Signing;

/// <summary>Puts a token into a request. Whoever sees the request can use the token, so it goes over TLS only.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc6750#section-2.1</remarks>
public static class BearerToken
{
    /// <summary>Whether the text can stand behind <c>Bearer</c>; another could begin a header of its own.</summary>
    public static bool IsWellFormed(Secret token)
    {
        var text = token.Reveal().TrimEnd('=');
        return text.Length > 0
            && text.All(each => char.IsAsciiLetterOrDigit(each) || "-._~+/".Contains(each, StringComparison.Ordinal));
    }

    /// <param name="token">One that <see cref="IsWellFormed"/>.</param>
    public static WireRequest Apply(WireRequest request, Secret token) =>
        request with
        {
            Headers = request.Headers.Without("Authorization").With("Authorization", $"Bearer {token.Reveal()}"),
        };
}
