using System.Net;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Client.Http;

/// <summary>A body that is sent in pieces, so that a slow line is not taken for a dead one.</summary>
internal sealed class RequestBody(WireRequest request, AttemptTimer timer) : HttpContent
{
    private const int PieceBytes = 64 * 1024;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    ) =>
        request.StreamingBody is { } body
            ? CopyAsync(body, stream, cancellationToken)
            : WriteAsync(request.Body, stream, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = request.StreamingBody is { } body ? body.Length ?? -1 : request.Body.Length;
        return length >= 0;
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> body, Stream stream, CancellationToken cancellationToken)
    {
        for (var sent = 0; sent < body.Length; sent += PieceBytes)
        {
            await stream.WriteAsync(body[sent..Math.Min(sent + PieceBytes, body.Length)], cancellationToken);
            timer.Progress();
        }
    }

    private async Task CopyAsync(StreamingBody body, Stream stream, CancellationToken cancellationToken)
    {
        await using var source = LocalStreams.Open(body);
        var piece = new byte[PieceBytes];
        while (await LocalStreams.ReadAsync(source, piece, cancellationToken) is > 0 and var read)
        {
            await stream.WriteAsync(piece.AsMemory(0, read), cancellationToken);
            if (request.IsEventStream)
            {
                // The service answers an event before it gets the next.
                await stream.FlushAsync(cancellationToken);
            }

            timer.Progress();
        }
    }
}
