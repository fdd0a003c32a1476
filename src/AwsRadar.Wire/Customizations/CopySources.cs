using System.Text.Json;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Wire.Customizations;

/// <summary>The object that S3 copies from is named in a header, where its key must be percent-encoded: <c>bucket/a%20key?versionId=v</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html</remarks>
internal static class CopySources
{
    private const string CopySource = "CopySource";
    private const string VersionMark = "?versionId=";

    public static JsonElement Complete(JsonElement input)
    {
        if (input.TextOf(CopySource) is not { } source)
        {
            return input;
        }

        // A key may hold the mark as well: what stands behind the last one is the version.
        var mark = source.LastIndexOf(VersionMark, StringComparison.Ordinal);
        var (path, version) = mark < 0 ? (source, "") : (source[..mark], source[mark..]);
        return input.WithText(CopySource, UriEncoding.Encode(path, keepsSlash: true) + version);
    }
}
