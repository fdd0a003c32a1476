using System.IO.Compression;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Client.Http;

/// <summary>Reads a response to its end before anybody looks at it: a server that never stops is an error, not a full memory.</summary>
internal static class ResponseReader
{
    private const int PieceBytes = 64 * 1024;
    private const string ContentEncoding = "Content-Encoding";

    /// <exception cref="ResponseTooLargeException">The body, decompressed, is longer than <see cref="WireLimits.MaxResponseBytes"/>.</exception>
    /// <exception cref="InvalidDataException">The body says gzip and is not.</exception>
    public static async Task<WireResponse> ReadAsync(HttpResponseMessage response, AttemptTimer timer)
    {
        var headers = new WireHeaders(
            response
                .Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
                .SelectMany(header => header.Value.Select(value => KeyValuePair.Create(header.Key, value)))
        );
        await using var stream = await response.Content.ReadAsStreamAsync(timer.Token);
        var isGzip = IsGzip(response, headers);
        await using var body = isGzip ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        return new WireResponse
        {
            Status = (int)response.StatusCode,
            Headers = isGzip ? headers.Without(ContentEncoding) : headers,
            Body = await ReadAsync(body, timer),
        };
    }

    /// <summary>Only what was asked for is undone: the encoding of a stored object is part of the object.</summary>
    private static bool IsGzip(HttpResponseMessage response, WireHeaders headers) =>
        string.Equals(headers[ContentEncoding], "gzip", StringComparison.OrdinalIgnoreCase)
        && response.RequestMessage!.Headers.NonValidated.TryGetValues("Accept-Encoding", out var accepted)
        && accepted.Contains("gzip", StringComparer.Ordinal);

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream stream, AttemptTimer timer)
    {
        using var body = new MemoryStream();
        var piece = new byte[PieceBytes];
        for (int read; (read = await stream.ReadAsync(piece, timer.Token)) > 0; )
        {
            timer.Progress();
            if (body.Length + read > WireLimits.MaxResponseBytes)
            {
                throw new ResponseTooLargeException();
            }

            body.Write(piece, 0, read);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
