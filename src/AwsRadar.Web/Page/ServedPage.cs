namespace AwsRadar.Web.Page;

/// <summary>The page that a program serves: without a model, which it asks for, and so the same for everybody.</summary>
internal static class ServedPage
{
    /// <summary>As in a file, but the page may ask the program that served it.</summary>
    public static string ContentSecurityPolicy { get; } = PageParts.ContentSecurityPolicy("connect-src 'self'; ");

    public static byte[] Write()
    {
        var (before, after) = PageParts.Around(ContentSecurityPolicy);
        return [.. before, .. after];
    }
}
