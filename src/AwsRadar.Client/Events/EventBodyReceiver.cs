using System.Buffers;
using AwsRadar.Client.Http;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Client.Events;

/// <summary>
/// Holds a whole stream of events in memory. A call whose answer has begun is never made again: the service has done a part
/// of it, such as the paid work of a model.
/// </summary>
internal sealed class EventBodyReceiver : IBodyReceiver
{
    private readonly ArrayBufferWriter<byte> _body = new();

    public bool HasGivenAway { get; private set; }

    public void Begin(WireResponse head) => HasGivenAway = true;

    public Task TakeAsync(ReadOnlyMemory<byte> piece, CancellationToken cancellationToken)
    {
        if (_body.WrittenCount + piece.Length > WireLimits.MaxResponseBytes)
        {
            throw new ResponseTooLargeException();
        }

        _body.Write(piece.Span);
        return Task.CompletedTask;
    }

    public ValueTask EndAsync() => ValueTask.CompletedTask;

    public WireResponse Complete(WireResponse head) =>
        head with
        {
            Body = _body.WrittenMemory,
            IsBodyElsewhere = false,
        };
}
