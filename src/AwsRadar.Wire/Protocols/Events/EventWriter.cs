using System.Text.Json;
using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Protocols.Events;

/// <summary>Writes events, and the errors that end a stream, as messages.</summary>
internal static class EventWriter
{
    /// <param name="stream">The structure whose members are the kinds of events.</param>
    /// <param name="item">An object with one member of it; one that is an error ends the stream.</param>
    public static byte[] Write(EventFormat format, Shape stream, JsonElement item)
    {
        var property = item.EnumerateObject().Single();
        stream.TryGetMember(property.Name, out var kind);
        EventHeader[] headers = kind!.Shape.Error is null
            ? Headers(EventNames.Event, EventNames.EventType, kind.Name)
            : Headers(EventNames.Exception, EventNames.ExceptionType, kind.Name);
        return EventMessageBytes.Write(EventContent.Write(format, headers, kind.Shape, property.Value));
    }

    /// <summary>The message that holds the members of an output beside its stream, in protocols whose HTTP carries none.</summary>
    public static byte[] WriteInitial(EventFormat format, Shape output, Member stream, JsonElement value)
    {
        var headers = Headers(EventNames.Event, EventNames.EventType, EventStreams.InitialResponse);
        var others = value.Without(name => name == stream.Name);
        return EventMessageBytes.Write(
            new EventMessage(
                [.. headers, EventHeader.OfText(EventNames.ContentType, format.ContentType)],
                format.Write(output, others)
            )
        );
    }

    private static EventHeader[] Headers(string messageType, string nameHeader, string name) =>
        [EventHeader.OfText(EventNames.MessageType, messageType), EventHeader.OfText(nameHeader, name)];
}
