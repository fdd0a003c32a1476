using System.Security.Cryptography;

namespace AwsRadar.Wire.Protocols.Rest;

/// <summary>
/// S3 Glacier's checksum of an archive: SHA-256 of each MiB, then of each two neighbours together, until one is left. In
/// lower-case hexadecimal.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/amazonglacier/latest/dev/checksum-calculations.html</remarks>
internal static class TreeHash
{
    private const int LeafBytes = 1024 * 1024;

    public static string OfTree(WireRequest request)
    {
        var level = new List<byte[]>();
        using (var body = Open(request))
        {
            var leaf = new byte[LeafBytes];
            int length;
            while ((length = body.ReadAtLeast(leaf, LeafBytes, throwOnEndOfStream: false)) > 0 || level.Count == 0)
            {
                level.Add(SHA256.HashData(leaf.AsSpan(0, length)));
            }
        }

        while (level.Count > 1)
        {
            level = [.. level.Chunk(2).Select(pair => pair is [var left, var right] ? Join(left, right) : pair[0])];
        }

        return Convert.ToHexStringLower(level[0]);
    }

    /// <summary>SHA-256 of the whole body.</summary>
    public static string OfBody(WireRequest request)
    {
        using var body = Open(request);
        return Convert.ToHexStringLower(SHA256.HashData(body));
    }

    private static byte[] Join(byte[] left, byte[] right) => SHA256.HashData([.. left, .. right]);

    private static Stream Open(WireRequest request) =>
        request.StreamingBody is { } streaming ? streaming.Open() : new MemoryStream(request.Body.ToArray());
}
