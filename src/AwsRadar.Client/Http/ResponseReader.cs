using System.Collections.Immutable;
using System.IO.Compression;
using System.Net.Http.Headers;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Client.Http;

/// <summary>Reads a response to its end before anybody looks at it: a server that never stops is an error, not a full memory.</summary>
internal static class ResponseReader
{
    private const int PieceBytes = 64 * 1024;
    private const int UsualBytes = 16 * 1024;

    /// <summary>An answer that only says that it is longer does not get more memory for that.</summary>
    private const int MostAtFirst = 1024 * 1024;
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
        var headers = HeadersOf(response);
        await using var stream = await response.Content.ReadAsStreamAsync(timer.Token);
        var isGzip = IsGzip(response, headers);
        await using var body = isGzip ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        var isElsewhere = receiver is not null && response.IsSuccessStatusCode;
        var read = new WireResponse
        {
            Status = (int)response.StatusCode,
            Headers = isGzip ? headers.Without(ContentEncoding) : headers,
            Body = isElsewhere
                ? default
                : await ReadAsync(body, isGzip ? null : response.Content.Headers.ContentLength, timer),
            IsBodyElsewhere = isElsewhere,
        };
        if (!isElsewhere)
        {
            return read;
        }

        await CopyAsync(body, read, receiver!, timer);
        return receiver!.Complete(read);
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

    /// <param name="length">What the answer says that it has, which is not relied on; null when it does not say.</param>
    private static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream stream, long? length, AttemptTimer timer)
    {
        // One byte more than it has: the end of what says nothing is then seen without room for a second piece.
        var body = GC.AllocateUninitializedArray<byte>((int)Math.Min(length ?? UsualBytes, MostAtFirst) + 1);
        var count = 0;
        for (int read; (read = await stream.ReadAsync(body.AsMemory(count), timer.Token)) > 0; )
        {
            timer.Progress();
            count += read;
            if (count > WireLimits.MaxResponseBytes)
            {
                throw new ResponseTooLargeException();
            }

            if (count == length)
            {
                // .NET gives no more than what was said, so that its end need not be asked for.
                break;
            }

            if (count == body.Length)
            {
                Array.Resize(ref body, Math.Min(2 * body.Length, WireLimits.MaxResponseBytes + 1));
            }
        }

        return body.AsMemory(0, count);
    }

    private static WireHeaders HeadersOf(HttpResponseMessage response)
    {
        var (own, ofContent) = (response.Headers.NonValidated, response.Content.Headers.NonValidated);
        // Hardly any name stands twice.
        var headers = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>(own.Count + ofContent.Count);
        Add(headers, own);
        Add(headers, ofContent);
        return new WireHeaders(headers.DrainToImmutable());
    }

    private static void Add(
        ImmutableArray<KeyValuePair<string, string>>.Builder headers,
        HttpHeadersNonValidated received
    )
    {
        foreach (var (name, values) in received)
        {
            foreach (var value in values)
            {
                headers.Add(new(name, value));
            }
        }
    }
}
