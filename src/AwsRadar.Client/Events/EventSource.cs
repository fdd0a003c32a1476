using System.Text.Json;
using AwsRadar.Wire.Protocols.Events;

namespace AwsRadar.Client.Events;

/// <summary>The unsigned messages of events that come one after the other, as bytes.</summary>
internal sealed class EventSource(EventEncoder encoder, IAsyncEnumerable<JsonElement> events) : ReadOnlyStream
{
    private IAsyncEnumerator<JsonElement>? _items;
    private ReadOnlyMemory<byte> _message;

    /// <exception cref="InvalidEventException">The next event does not fit the model.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _items ??= events.GetAsyncEnumerator(cancellationToken);
        if (_message.IsEmpty && await _items.MoveNextAsync())
        {
            _message = encoder.Write(_items.Current).TryGet(out var message, out var error)
                ? message
                : throw new InvalidEventException(error.Message);
        }

        var length = Math.Min(buffer.Length, _message.Length);
        _message[..length].CopyTo(buffer);
        _message = _message[length..];
        return length;
    }

    public override async ValueTask DisposeAsync()
    {
        if (_items is { } items)
        {
            await items.DisposeAsync();
        }

        await base.DisposeAsync();
    }
}
