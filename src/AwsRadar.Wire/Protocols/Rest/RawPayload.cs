using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Protocols.Rest;

/// <summary>A body that is one member's own bytes: a blob, or a string in UTF-8.</summary>
internal static class RawPayload
{
    public static ReadOnlyMemory<byte> Write(Member payload, JsonElement structure)
    {
        var isThere =
            structure.ValueKind is JsonValueKind.Object
            && structure.TryGetProperty(payload.Name, out var value)
            && value.ValueKind is not JsonValueKind.Null;
        if (!isThere)
        {
            return default;
        }

        var member = structure.GetProperty(payload.Name);
        return payload.Shape.Kind is ShapeKind.Blob
            ? member.GetBytesFromBase64()
            : Encoding.UTF8.GetBytes(member.GetString()!);
    }

    /// <summary>Reads into an object that is open; false for a string that is not UTF-8.</summary>
    public static bool TryRead(Utf8JsonWriter json, Member payload, ReadOnlySpan<byte> body)
    {
        if (payload.Shape.Kind is ShapeKind.Blob)
        {
            json.WriteBase64String(payload.Name, body);
            return true;
        }

        var isText = Utf8.IsValid(body);
        if (isText)
        {
            json.WriteString(payload.Name, body);
        }

        return isText;
    }
}
