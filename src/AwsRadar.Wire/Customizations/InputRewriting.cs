using System.Text.Json;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Customizations;

/// <summary>An input with a few of its top-level members replaced.</summary>
internal static class InputRewriting
{
    /// <summary>A member's text; null when it is absent or no text, which the check of parameters will say.</summary>
    public static string? TextOf(this JsonElement input, string member) =>
        input.ValueKind is JsonValueKind.Object
        && input.TryGetProperty(member, out var value)
        && JsonKind.TryGetText(value, out var text)
            ? text
            : null;

    /// <summary>The input with a member's text set, in its place or at the end.</summary>
    public static JsonElement WithText(this JsonElement input, string member, string text)
    {
        var bytes = JsonBuilder.Bytes(json =>
        {
            json.WriteStartObject();
            var isThere = false;
            foreach (var property in input.ValueKind is JsonValueKind.Object ? input.EnumerateObject() : default)
            {
                var isIt = property.NameEquals(member);
                isThere |= isIt;
                json.WritePropertyName(JsonKind.NameOf(property));
                if (isIt)
                {
                    json.WriteStringValue(text);
                }
                else
                {
                    json.WriteRawValue(property.Value.GetRawText(), skipInputValidation: true);
                }
            }

            if (!isThere)
            {
                json.WriteString(member, text);
            }

            json.WriteEndObject();
        });
        return JsonElement.Parse(bytes.Span);
    }
}
