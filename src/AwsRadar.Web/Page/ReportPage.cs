using System.Buffers.Text;
using AwsRadar.Web.Model;

namespace AwsRadar.Web.Page;

/// <summary>
/// The page as one file. The model is compressed and in base64, so nothing that an account says stands in the file as
/// text: no name, path or policy can end the element that holds it.
/// </summary>
internal static class ReportPage
{
    public static void Write(ReportModel model, Stream stream)
    {
        var (before, after) = PageParts.Around(PageParts.ContentSecurityPolicy());
        var bytes = ModelBytes.Compress(model).Span;
        var text = new byte[Base64.GetMaxEncodedToUtf8Length(bytes.Length)];
        Base64.EncodeToUtf8(bytes, text, out _, out _);
        stream.Write(before);
        stream.Write(text);
        stream.Write(after);
    }
}
