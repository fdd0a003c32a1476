using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Client.Http;

/// <summary>Writes content to a place of the caller's and computes the checksum that the service sent beside it.</summary>
/// <param name="open">Opens the place, empty, for each attempt.</param>
internal sealed class ContentReceiver(OperationModel operation, Func<Stream> open) : IBodyReceiver
{
    private Stream? _output;
    private BodyChecksum? _checksum;

    public bool HasGivenAway => false;

    public void Begin(WireResponse head)
    {
        _checksum = BodyChecksum.For(operation, head);
        _output = LocalStreams.Open(open);
    }

    public Task TakeAsync(ReadOnlyMemory<byte> piece, CancellationToken cancellationToken)
    {
        _checksum?.Append(piece.Span);
        return LocalStreams.WriteAsync(_output!, piece, cancellationToken);
    }

    public ValueTask EndAsync() => _output is { } output ? LocalStreams.CloseAsync(output) : ValueTask.CompletedTask;

    public WireResponse Complete(WireResponse head) => head with { Checksum = _checksum };
}
