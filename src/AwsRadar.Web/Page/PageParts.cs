using System.Security.Cryptography;
using System.Text;

namespace AwsRadar.Web.Page;

/// <summary>What every page is made of: the parts that esbuild made, embedded in the program.</summary>
internal static class PageParts
{
    private const string English = "<html lang=\"en\">";
    private const string Korean = "<html lang=\"ko\">";

    private static string Script { get; } = Resource("page.js");

    private static string Style { get; } = Resource("page.css");

    /// <summary>Nothing may load, frame or be sent, unless a directive says so; only this script and this style run.</summary>
    /// <param name="more">Directives that a page needs besides.</param>
    public static string ContentSecurityPolicy(string more = "") =>
        $"default-src 'none'; script-src '{Hash(Script)}'; style-src '{Hash(Style)}'; {more}"
        + "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    /// <summary>The page before and after the place of its model.</summary>
    public static (byte[] Before, byte[] After) Around(string contentSecurityPolicy)
    {
        // The page goes by the browser's language, unless the program speaks Korean.
        var parts = Resource("page.html")
            .Replace(English, IsKorean ? Korean : English, StringComparison.Ordinal)
            .Replace("{{policy}}", contentSecurityPolicy, StringComparison.Ordinal)
            .Replace("{{style}}", Style, StringComparison.Ordinal)
            .Split("{{model}}");
        return (
            Encoding.UTF8.GetBytes(parts[0]),
            Encoding.UTF8.GetBytes(parts[1].Replace("{{script}}", Script, StringComparison.Ordinal))
        );
    }

    private static string Hash(string text) =>
        $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Resource(string name)
    {
        using var stream =
            typeof(PageParts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The page's part {name} was not built into the program.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
