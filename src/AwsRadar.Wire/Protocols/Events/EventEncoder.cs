using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.Events;

/// <summary>A client writes events that it sends one after the other.</summary>
public sealed class EventEncoder
{
    private readonly EventFormat _format;
    private readonly Shape _stream;

    /// <exception cref="ArgumentException">The operation's input is no stream of events.</exception>
    public EventEncoder(ServiceModel service, OperationModel operation)
    {
        _format = EventFormat.Of(service);
        _stream =
            EventStreams.OfInput(operation)?.Shape
            ?? throw new ArgumentException($"`{operation}` takes no stream of events.", nameof(operation));
    }

    /// <summary>The unsigned message of one event.</summary>
    /// <param name="item">An object with one member, the event's name.</param>
    public WireResult<ReadOnlyMemory<byte>> Write(JsonElement item)
    {
        var problems = ParameterCheck.OfEvent(_stream, item);
        return problems.IsEmpty
            ? (ReadOnlyMemory<byte>)EventWriter.Write(_format, _stream, item)
            : WireError.Parameters(string.Join(' ', problems));
    }
}
