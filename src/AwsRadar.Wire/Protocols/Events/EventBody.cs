using System.Buffers;
using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Rest;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.Events;

/// <summary>Whole bodies that are streams of events, in memory.</summary>
internal static class EventBody
{
    /// <summary>Writes the events of a member, in order; nothing for an absent one.</summary>
    /// <param name="value">Fits the structure.</param>
    public static ReadOnlyMemory<byte> Write(
        EventFormat format,
        Member stream,
        JsonElement value,
        byte[]? initial = null
    )
    {
        var bytes = new ArrayBufferWriter<byte>();
        bytes.Write(initial);
        if (
            value.ValueKind is JsonValueKind.Object
            && value.TryGetProperty(stream.Name, out var events)
            && events.ValueKind is JsonValueKind.Array
        )
        {
            foreach (var item in events.EnumerateArray())
            {
                bytes.Write(EventWriter.Write(format, stream.Shape, item));
            }
        }

        return bytes.WrittenMemory;
    }

    /// <summary>A client reads the whole output: what HTTP carries, and the events unless they go elsewhere.</summary>
    public static WireResult<JsonElement> ReadOutput(
        EventFormat format,
        OperationModel operation,
        Member stream,
        WireResponse response
    )
    {
        var events = new List<WireEvent>();
        if (
            !response.IsBodyElsewhere
            && ReadAll(new EventDecoder(format, operation, response), response, events) is { } error
        )
        {
            return error;
        }

        if (events.Count == 0 && !response.IsBodyElsewhere && RequestIds.Of(response) is null)
        {
            return UnreadableResponse.Of(operation, response, "it is empty");
        }

        string? problem = null;
        var output = JsonBuilder.TryBuild(json =>
        {
            json.WriteStartObject();
            var isRead = OutputBindings.TryRead(json, operation.Output!, response, out problem);
            WriteEvents(json, stream, events, response.IsBodyElsewhere);
            json.WriteEndObject();
            return isRead;
        });
        return output is { } element
            ? element
            : UnreadableResponse.Of(operation, response, $"in it {problem!.TrimEnd('.')}");
    }

    /// <summary>A server reads the events of a request into a property of an object that is open.</summary>
    /// <param name="problem">To stand behind "it"; null on success.</param>
    public static bool TryReadInput(
        Utf8JsonWriter json,
        EventFormat format,
        Shape structure,
        Member stream,
        ReadOnlyMemory<byte> body,
        out string? problem
    )
    {
        var reader = new EventReader(format, structure, stream, isClient: false);
        json.WriteStartArray(stream.Name);
        var buffer = new EventMessageBuffer();
        buffer.Add(body.Span);
        foreach (var message in SignedEvents.MessagesIn(buffer))
        {
            if (reader.Read(message, out var error, out problem) is not { } found)
            {
                problem ??= error is null ? "has a message that is no event" : "has an error among its events";
                return false;
            }

            WriteEvent(json, found);
        }

        json.WriteEndArray();
        problem = buffer.Problem ?? (buffer.IsEmpty ? null : "ends within an event");
        return problem is null;
    }

    private static WireError? ReadAll(EventDecoder decoder, WireResponse response, List<WireEvent> events)
    {
        decoder.Add(response.Body.Span);
        WireError? error;
        while (decoder.Read(out error) is { } found)
        {
            events.Add(found);
        }

        return error ?? decoder.End();
    }

    private static void WriteEvents(Utf8JsonWriter json, Member stream, List<WireEvent> events, bool isElsewhere)
    {
        foreach (var initial in events.Where(each => each.Name is EventStreams.InitialResponse).Take(1))
        {
            foreach (var property in initial.Value.EnumerateObject())
            {
                json.WritePropertyName(property.Name);
                json.WriteRawValue(property.Value.GetRawText(), skipInputValidation: true);
            }
        }

        if (!isElsewhere)
        {
            json.WriteStartArray(stream.Name);
            events
                .Where(each => each.Name is not EventStreams.InitialResponse)
                .ToList()
                .ForEach(each => WriteEvent(json, each));
            json.WriteEndArray();
        }
    }

    private static void WriteEvent(Utf8JsonWriter json, WireEvent item)
    {
        json.WriteStartObject();
        json.WritePropertyName(item.Name);
        json.WriteRawValue(item.Value.GetRawText(), skipInputValidation: true);
        json.WriteEndObject();
    }
}
