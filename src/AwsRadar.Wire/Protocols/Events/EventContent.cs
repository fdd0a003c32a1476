using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Protocols.Events;

/// <summary>
/// The members of an event in its message: some in headers, one as the whole payload, or all that stand nowhere else in a
/// document.
/// </summary>
/// <remarks>https://smithy.io/2.0/spec/streaming.html#event-message-serialization</remarks>
internal static class EventContent
{
    /// <param name="own">The headers that say what the message is.</param>
    /// <param name="value">Fits the structure.</param>
    public static EventMessage Write(EventFormat format, EventHeader[] own, Shape structure, JsonElement value)
    {
        var inHeaders = structure.Members.Where(member => member.IsEventHeader);
        var headers = inHeaders.SelectMany(member =>
            TryGet(value, member, out var each) ? [EventHeaderValues.Write(member, each)] : Array.Empty<EventHeader>()
        );
        var (type, payload) = PayloadOf(format, structure, value);
        var typed = type is null ? Array.Empty<EventHeader>() : [EventHeader.OfText(EventNames.ContentType, type)];
        return new EventMessage([.. own, .. typed, .. headers], payload);
    }

    /// <summary>Writes an object.</summary>
    /// <param name="problem">To stand behind "it"; null on success.</param>
    public static bool TryRead(
        Utf8JsonWriter json,
        EventFormat format,
        Shape structure,
        EventMessage message,
        bool isClient,
        out string? problem
    )
    {
        problem = null;
        json.WriteStartObject();
        foreach (var member in structure.Members.Where(member => member.IsEventHeader))
        {
            if (message.Find(member.Name) is { } header && !EventHeaderValues.TryRead(json, member, header))
            {
                problem = $"has a header `{member.Name}` that does not fit";
                return false;
            }
        }

        var isRead = TryReadPayload(json, format, structure, message.Payload, isClient, out problem);
        json.WriteEndObject();
        return isRead;
    }

    private static (string? Type, ReadOnlyMemory<byte> Bytes) PayloadOf(
        EventFormat format,
        Shape structure,
        JsonElement value
    )
    {
        if (PayloadMember(structure) is not { } payload)
        {
            var isDocument = structure.Members.Any(member => !member.IsEventHeader);
            return isDocument
                ? (format.ContentType, format.Write(structure, WithoutHeaders(structure, value)))
                : default;
        }

        var isThere = TryGet(value, payload, out var content);
        return payload.Shape.Kind switch
        {
            ShapeKind.Blob => (EventNames.Binary, isThere ? content.GetBytesFromBase64() : default),
            ShapeKind.String => (
                EventNames.PlainText,
                isThere ? Encoding.UTF8.GetBytes(content.GetString()!) : default
            ),
            _ => isThere ? (format.ContentType, format.Write(payload.Shape, content)) : default,
        };
    }

    private static bool TryReadPayload(
        Utf8JsonWriter json,
        EventFormat format,
        Shape structure,
        ReadOnlyMemory<byte> bytes,
        bool isClient,
        out string? problem
    )
    {
        problem = null;
        switch (PayloadMember(structure))
        {
            case null:
                return TryReadMembers(json, format, structure, bytes, isClient, out problem);
            case { Shape.Kind: ShapeKind.Blob } payload:
                json.WriteBase64String(payload.Name, bytes.Span);
                return true;
            case { Shape.Kind: ShapeKind.String } payload when Utf8.IsValid(bytes.Span):
                json.WriteString(payload.Name, bytes.Span);
                return true;
            case { Shape.Kind: ShapeKind.String }:
                problem = "is not UTF-8";
                return false;
            case { } payload when !bytes.IsEmpty:
                var read = format.Read(payload.Shape, bytes, isClient, out problem);
                json.WritePropertyName(payload.Name);
                read?.WriteTo(json);
                return read is not null;
            default:
                return true;
        }
    }

    private static bool TryReadMembers(
        Utf8JsonWriter json,
        EventFormat format,
        Shape structure,
        ReadOnlyMemory<byte> bytes,
        bool isClient,
        out string? problem
    )
    {
        var read = format.Read(structure, bytes, isClient, out problem);
        foreach (var property in WithoutHeaders(structure, read ?? default).Properties())
        {
            json.WritePropertyName(property.Name);
            json.WriteRawValue(property.Value.GetRawText(), skipInputValidation: true);
        }

        return read is not null;
    }

    private static Member? PayloadMember(Shape structure) =>
        structure.Members.FirstOrDefault(member => member.IsEventPayload);

    private static JsonElement WithoutHeaders(Shape structure, JsonElement value) =>
        structure.Members.Any(member => member.IsEventHeader)
            ? value.Without(name => structure.TryGetMember(name, out var member) && member.IsEventHeader)
            : value;

    private static bool TryGet(JsonElement structure, Member member, out JsonElement value)
    {
        value = default;
        return structure.ValueKind is JsonValueKind.Object
            && structure.TryGetProperty(member.Name, out value)
            && value.ValueKind is not JsonValueKind.Null;
    }
}
