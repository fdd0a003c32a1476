using System.Buffers;
using System.Text.Json;
using AwsRadar.Wire.Models;

namespace AwsRadar.Cli.Calling;

/// <summary>Passwords, keys and tokens in an input, by what the model says of its shapes.</summary>
internal static class SensitiveValues
{
    /// <summary>The same input with every sensitive text or binary value replaced.</summary>
    public static JsonElement Replace(Shape? shape, JsonElement input, string replacement)
    {
        if (shape is null)
        {
            return input;
        }

        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            new Copy(writer, replacement).Value(shape, input);
        }

        return JsonElement.Parse(bytes.WrittenSpan);
    }

    private sealed class Copy(Utf8JsonWriter writer, string replacement)
    {
        public void Value(Shape shape, JsonElement value)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.String when shape is { IsSensitive: true, Kind: ShapeKind.String }:
                    writer.WriteStringValue(replacement);
                    break;
                case JsonValueKind.String when shape is { IsSensitive: true, Kind: ShapeKind.Blob }:
                    writer.WriteBase64StringValue("***"u8);
                    break;
                case JsonValueKind.Object when shape.Kind is ShapeKind.Structure or ShapeKind.Map:
                    Members(shape, value);
                    break;
                case JsonValueKind.Array when shape.IsEventStream:
                    Entries(shape, value);
                    break;
                case JsonValueKind.Array when shape.Element is { } element:
                    Entries(element.Shape, value);
                    break;
                default:
                    value.WriteTo(writer);
                    break;
            }
        }

        private void Members(Shape shape, JsonElement value)
        {
            writer.WriteStartObject();
            foreach (var property in value.EnumerateObject())
            {
                writer.WritePropertyName(property.Name);
                var inner =
                    shape.Value?.Shape ?? (shape.TryGetMember(property.Name, out var member) ? member.Shape : null);
                if (inner is null)
                {
                    property.Value.WriteTo(writer);
                }
                else
                {
                    Value(inner, property.Value);
                }
            }

            writer.WriteEndObject();
        }

        private void Entries(Shape element, JsonElement value)
        {
            writer.WriteStartArray();
            foreach (var entry in value.EnumerateArray())
            {
                Value(element, entry);
            }

            writer.WriteEndArray();
        }
    }
}
