using System.Text;
using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.Events;

/// <summary>Members of an event that stand in headers of its message, each in the type of header for its own type.</summary>
/// <remarks>https://smithy.io/2.0/spec/streaming.html#eventheader-trait</remarks>
internal static class EventHeaderValues
{
    private static readonly long MinTime = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long MaxTime = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <param name="value">Fits the member.</param>
    public static EventHeader Write(Member member, JsonElement value) =>
        member.Shape.Kind switch
        {
            ShapeKind.Boolean => new(member.Name, value.GetBoolean() ? EventHeaderType.True : EventHeaderType.False),
            ShapeKind.Integer => new(member.Name, EventHeaderType.Integer) { Number = value.GetInt64() },
            ShapeKind.Long => new(member.Name, EventHeaderType.Long) { Number = value.GetInt64() },
            ShapeKind.Blob => EventHeader.OfBytes(member.Name, value.GetBytesFromBase64()),
            ShapeKind.Timestamp => EventHeader.OfTime(member.Name, TimeOf(value)),
            _ => EventHeader.OfText(member.Name, value.GetString()!),
        };

    /// <summary>Writes a property into an object that is open; false for a header of another type.</summary>
    public static bool TryRead(Utf8JsonWriter json, Member member, EventHeader header)
    {
        json.WritePropertyName(member.Name);
        switch (member.Shape.Kind, header.Type)
        {
            case (ShapeKind.Boolean, EventHeaderType.True or EventHeaderType.False):
                json.WriteBooleanValue(header.Type is EventHeaderType.True);
                return true;
            case (
                ShapeKind.Integer
                    or ShapeKind.Long,
                EventHeaderType.Byte
                    or EventHeaderType.Short
                    or EventHeaderType.Integer
                    or EventHeaderType.Long
            ):
                json.WriteNumberValue(header.Number);
                return true;
            case (ShapeKind.Blob, EventHeaderType.Bytes):
                json.WriteBase64StringValue(header.Bytes.Span);
                return true;
            case (ShapeKind.String, EventHeaderType.Text):
                json.WriteStringValue(Encoding.UTF8.GetString(header.Bytes.Span));
                return true;
            case (ShapeKind.Timestamp, EventHeaderType.Timestamp)
                when header.Number >= MinTime && header.Number <= MaxTime:
                json.WriteStringValue(WireTimestamp.ToJson(DateTimeOffset.FromUnixTimeMilliseconds(header.Number)));
                return true;
            default:
                return false;
        }
    }

    private static DateTimeOffset TimeOf(JsonElement value)
    {
        _ = WireTimestamp.TryReadJson(value, out var time);
        return time;
    }
}
