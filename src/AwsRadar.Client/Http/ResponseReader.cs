using System.IO.Compression;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Client.Http;

/// <summary>Reads a response to its end before anybody looks at it: a server that never stops is an error, not a full memory.</summary>
internal static class ResponseReader
{
    private const int PieceBytes = 64 * 1024;
    private const string ContentEncoding = "Content-Encoding";

    /// <param name="receiver">Where the body of a success goes, whatever its size; null to have it in memory.</param>
    /// <exception cref="ResponseTooLargeException">The body, decompressed, is longer than <see cref="WireLimits.MaxResponseBytes"/>.</exception>
    /// <exception cref="InvalidDataException">The body says gzip and is not.</exception>
    public static async Task<WireResponse> ReadAsync(
        HttpResponseMessage response,
        IBodyReceiver? receiver,
        AttemptTimer timer
    )
    {
        var headers = new WireHeaders(
            response
                .Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
                .SelectMany(header => header.Value.Select(value => KeyValuePair.Create(header.Key, value)))
        );
        await using var stream = await response.Content.ReadAsStreamAsync(timer.Token);
        var isGzip = IsGzip(response, headers);
        await using var body = isGzip ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        var read = new WireResponse
        {
            Status = (int)response.StatusCode,
            Headers = isGzip ? headers.Without(ContentEncoding) : headers,
        };
        if (receiver is null || !response.IsSuccessStatusCode)
        {
            return read with { Body = await ReadAsync(body, timer) };
        }

        await CopyAsync(body, read, receiver, timer);
        return receiver.Complete(read with { IsBodyElsewhere = true });
    }

    /// <summary>Only what was asked for is undone: the encoding of a stored object is part of the object.</summary>
    private static bool IsGzip(HttpResponseMessage response, WireHeaders headers) =>
        string.Equals(headers[ContentEncoding], "gzip", StringComparison.OrdinalIgnoreCase)
        && response.RequestMessage!.Headers.NonValidated.TryGetValues("Accept-Encoding", out var accepted)
        && accepted.Contains("gzip", StringComparer.Ordinal);

    private static async Task CopyAsync(Stream body, WireResponse head, IBodyReceiver receiver, AttemptTimer timer)
    {
        receiver.Begin(head);
        try
        {
            var piece = new byte[PieceBytes];
            for (int read; (read = await body.ReadAsync(piece, timer.Token)) > 0; )
            {
                // Who takes the content may be slow without the service being so.
                timer.Pause();
                await receiver.TakeAsync(piece.AsMemory(0, read), timer.Token);
                timer.Progress();
            }
        }
        finally
        {
            await receiver.EndAsync();
        }
    }

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
