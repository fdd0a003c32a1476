using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.Json;

/// <summary>Writes values that fit their model as the JSON of the wire: other names, timestamps as numbers.</summary>
internal static class JsonValueWriter
{
    /// <summary>Writes an object.</summary>
    /// <param name="isHttp">Whether members that HTTP carries elsewhere are left out; true only for what stands at the top.</param>
    public static void WriteStructure(Utf8JsonWriter json, Shape? structure, JsonElement value, bool isHttp = false)
    {
        json.WriteStartObject();
        WriteMembers(json, structure, value, isHttp);
        json.WriteEndObject();
    }

    /// <summary>Writes the members of an object that is open.</summary>
    public static void WriteMembers(Utf8JsonWriter json, Shape? structure, JsonElement value, bool isHttp = false)
    {
        if (structure is null || value.ValueKind is not JsonValueKind.Object)
        {
            return;
        }

        foreach (var member in structure.Members)
        {
            var isHere = !isHttp || member.Location is MemberLocation.Body;
            if (
                isHere
                && value.TryGetProperty(member.Name, out var property)
                && property.ValueKind is not JsonValueKind.Null
            )
            {
                json.WritePropertyName(JsonNames.Of(member));
                WriteValue(json, member, property);
            }
        }
    }

    /// <summary>Writes what one member holds, without its name.</summary>
    public static void WriteValue(Utf8JsonWriter json, Member member, JsonElement value)
    {
        var shape = member.Shape;
        switch (shape.Kind)
        {
            // A sparse list or map: elsewhere the check of the parameters has refused it.
            case var _ when value.ValueKind is JsonValueKind.Null:
                json.WriteNullValue();
                break;
            case ShapeKind.Structure when shape.IsDocument:
                json.WriteRawValue(value.GetRawText());
                break;
            case ShapeKind.Structure:
                WriteStructure(json, shape, value);
                break;
            case ShapeKind.List:
                WriteElements(json, shape.Element!, value);
                break;
            case ShapeKind.Map:
                WriteEntries(json, shape.Value!, value);
                break;
            case ShapeKind.Timestamp:
                WriteTimestamp(json, member, value);
                break;
            case ShapeKind.String or ShapeKind.Blob:
                json.WriteStringValue(value.GetString());
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    private static void WriteElements(Utf8JsonWriter json, Member element, JsonElement value)
    {
        json.WriteStartArray();
        foreach (var each in value.EnumerateArray())
        {
            WriteValue(json, element, each);
        }

        json.WriteEndArray();
    }

    private static void WriteEntries(Utf8JsonWriter json, Member entry, JsonElement value)
    {
        json.WriteStartObject();
        foreach (var each in value.EnumerateObject())
        {
            json.WritePropertyName(each.Name);
            WriteValue(json, entry, each.Value);
        }

        json.WriteEndObject();
    }

    /// <remarks>https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait: seconds since 1970 unless the model says otherwise.</remarks>
    private static void WriteTimestamp(Utf8JsonWriter json, Member member, JsonElement value)
    {
        _ = WireTimestamp.TryReadJson(value, out var time);
        var format = member.TimestampFormat ?? TimestampFormat.UnixTimestamp;
        var text = WireTimestamp.ToWire(time, format);
        if (format is TimestampFormat.UnixTimestamp)
        {
            json.WriteRawValue(text);
        }
        else
        {
            json.WriteStringValue(text);
        }
    }
}
