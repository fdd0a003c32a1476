using System.Text.Json;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.Events;

/// <summary>The properties of an object, of which some are carried elsewhere.</summary>
internal static class EventProperties
{
    /// <summary>None for a value that is no object.</summary>
    public static IEnumerable<JsonProperty> Properties(this JsonElement value) =>
        value.ValueKind is JsonValueKind.Object ? value.EnumerateObject() : Enumerable.Empty<JsonProperty>();

    /// <summary>The object without the properties that are named; empty for a value that is no object.</summary>
    public static JsonElement Without(this JsonElement value, Func<string, bool> isElsewhere) =>
        JsonBuilder.Parse(
            JsonBuilder
                .Bytes(json =>
                {
                    json.WriteStartObject();
                    foreach (var property in value.Properties().Where(each => !isElsewhere(each.Name)))
                    {
                        json.WritePropertyName(property.Name);
                        json.WriteRawValue(property.Value.GetRawText(), skipInputValidation: true);
                    }

                    json.WriteEndObject();
                })
                .Span
        );
}
