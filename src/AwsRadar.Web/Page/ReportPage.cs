using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AwsRadar.Web.Model;

namespace AwsRadar.Web.Page;

/// <summary>
/// Puts the page together. The model is compressed and in base64, so nothing that an account says stands in the file as
/// text: no name, path or policy can end the element that holds it.
/// </summary>
internal static class ReportPage
{
    public static void Write(ReportModel model, Stream stream)
    {
        var script = Resource("page.js");
        var style = Resource("page.css");
        var page = Resource("page.html")
            .Replace("{{policy}}", ContentSecurityPolicy(script, style), StringComparison.Ordinal)
            .Replace("{{style}}", style, StringComparison.Ordinal)
            .Split("{{model}}");
        stream.Write(Encoding.UTF8.GetBytes(page[0]));
        stream.Write(Compress(model));
        stream.Write(Encoding.UTF8.GetBytes(page[1].Replace("{{script}}", script, StringComparison.Ordinal)));
    }

    /// <summary>Nothing may load, connect, frame or be sent; only this script and this style run.</summary>
    private static string ContentSecurityPolicy(string script, string style) =>
        $"default-src 'none'; script-src '{Hash(script)}'; style-src '{Hash(style)}'; "
        + "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    private static string Hash(string text) =>
        $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static byte[] Compress(ReportModel model)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            JsonSerializer.Serialize(gzip, model, ReportJson.Default.ReportModel);
        }

        var bytes = compressed.GetBuffer().AsSpan(0, (int)compressed.Length);
        var text = new byte[Base64.GetMaxEncodedToUtf8Length(bytes.Length)];
        Base64.EncodeToUtf8(bytes, text, out _, out _);
        return text;
    }

    private static string Resource(string name)
    {
        using var stream =
            typeof(ReportPage).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The page's part {name} was not built into the program.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
