using System.Net;

namespace AwsRadar.Client.Http;

/// <summary>A body that is sent in pieces, so that a slow line is not taken for a dead one.</summary>
internal sealed class RequestBody(ReadOnlyMemory<byte> body, AttemptTimer timer) : HttpContent
{
    private const int PieceBytes = 64 * 1024;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    )
    {
        for (var sent = 0; sent < body.Length; sent += PieceBytes)
        {
            await stream.WriteAsync(body[sent..Math.Min(sent + PieceBytes, body.Length)], cancellationToken);
            timer.Progress();
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
