namespace AwsRadar.Lab.Sts.Federation.Saml;

/// <summary>The addresses to which identity providers send people who sign in to AWS.</summary>
/// <remarks>https://docs.aws.amazon.com/general/latest/gr/signin-service.html</remarks>
internal static class SamlEndpoint
{
    private const string EntityId = "urn:amazon:webservices";
    private const string Global = "https://signin.aws.amazon.com/saml";

    public static bool IsAudience(string audience) => audience is EntityId || IsAddress(audience);

    /// <summary>The global one, a region's, and either with an identifier at its end.</summary>
    public static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Scheme is "https"
        && (
            text.StartsWith(Global, StringComparison.Ordinal)
            || address.Host.EndsWith(".signin.aws.amazon.com", StringComparison.Ordinal)
        )
        && (address.AbsolutePath is "/saml" || address.AbsolutePath.StartsWith("/saml/acs/", StringComparison.Ordinal));
}
