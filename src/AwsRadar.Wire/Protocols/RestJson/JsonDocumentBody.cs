using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Json;
using AwsRadar.Wire.Protocols.Rest;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.RestJson;

/// <summary>The JSON of a body: the payload member's, or an object of the members that stand nowhere else.</summary>
internal static class JsonDocumentBody
{
    public static ReadOnlyMemory<byte> Write(Shape? structure, HttpBindings bindings, JsonElement value) =>
        JsonBuilder.Bytes(json =>
        {
            if (bindings.Payload is not { } payload)
            {
                JsonValueWriter.WriteStructure(json, structure, value, isHttp: true);
            }
            else if (
                value.ValueKind is JsonValueKind.Object
                && value.TryGetProperty(payload.Name, out var only)
                && only.ValueKind is not JsonValueKind.Null
            )
            {
                JsonValueWriter.WriteValue(json, payload, only);
            }
            else
            {
                json.WriteStartObject();
                json.WriteEndObject();
            }
        });

    /// <summary>Reads into an object that is open.</summary>
    /// <param name="problem">What is wrong and where; null on success.</param>
    public static bool TryRead(
        JsonValueReader reader,
        Utf8JsonWriter json,
        Shape structure,
        JsonElement body,
        out string? problem
    )
    {
        bool isRead;
        if (HttpBindings.Of(structure).Payload is { } payload)
        {
            json.WritePropertyName(payload.Name);
            isRead = reader.TryReadValue(payload, body);
        }
        else
        {
            isRead = reader.TryReadMembers(structure, body, isHttp: true);
        }

        problem = isRead ? null : reader.Problem;
        return isRead;
    }
}
