using System.Text.Json;

namespace AwsRadar.Wire.Protocols.Values;

/// <summary>What a JSON value is, in words for people.</summary>
internal static class JsonKind
{
    public static string Name(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => Translatable("an object"),
            JsonValueKind.Array => Translatable("a list"),
            JsonValueKind.String when !TryGetText(value, out _) => Translatable(
                "a string with half a character (a lone surrogate)"
            ),
            JsonValueKind.String => Translatable("a string"),
            JsonValueKind.Number => Translatable($"the number {value.GetRawText()}"),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => "null",
        };

    /// <summary>A string's text; false for other kinds and for a lone surrogate, which no encoding of the wire can carry.</summary>
    public static bool TryGetText(JsonElement value, out string text)
    {
        text = "";
        if (value.ValueKind is not JsonValueKind.String)
        {
            return false;
        }

        try
        {
            text = value.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>A property's name; U+FFFD stands for a name that is not text.</summary>
    public static string NameOf(JsonProperty property) => TryGetName(property, out var name) ? name : "\uFFFD";

    /// <summary>A property's name; false for one with a lone surrogate.</summary>
    public static bool TryGetName(JsonProperty property, out string name)
    {
        try
        {
            name = property.Name;
            return true;
        }
        catch (InvalidOperationException)
        {
            name = "";
            return false;
        }
    }
}
