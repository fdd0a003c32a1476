using System.IO.Compression;
using System.Text.Json;
using AwsRadar.Web.Model;

namespace AwsRadar.Web.Page;

/// <summary>The model as JSON in gzip.</summary>
internal static class ModelBytes
{
    public static ReadOnlyMemory<byte> Compress(ReportModel model)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            JsonSerializer.Serialize(gzip, model, ReportJson.Default.ReportModel);
        }

        return compressed.GetBuffer().AsMemory(0, (int)compressed.Length);
    }
}
