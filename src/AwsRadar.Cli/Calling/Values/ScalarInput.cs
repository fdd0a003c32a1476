using System.Globalization;
using System.Text.Json;
using AwsRadar.Wire.Models;

namespace AwsRadar.Cli.Calling.Values;

/// <summary>One word of the command line as the JSON value of a scalar.</summary>
internal static class ScalarInput
{
    /// <exception cref="InputException">The word is no value of the kind.</exception>
    public static void Write(Utf8JsonWriter writer, Member member, string text, string option)
    {
        switch (member.Shape.Kind)
        {
            case ShapeKind.Integer or ShapeKind.Long:
                writer.WriteNumberValue(ParseInteger(text, option));
                break;
            case ShapeKind.Float or ShapeKind.Double:
                WriteDouble(writer, text, option);
                break;
            case ShapeKind.Boolean:
                writer.WriteBooleanValue(ParseBoolean(text, option));
                break;
            case ShapeKind.Timestamp when decimal.TryParse(text, CultureInfo.InvariantCulture, out var seconds):
                writer.WriteNumberValue(seconds);
                break;
            default:
                writer.WriteStringValue(text);
                break;
        }
    }

    private static long ParseInteger(string text, string option) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new InputException(Translate($"`{option}` takes a whole number, and `{text}` is none."));

    private static bool ParseBoolean(string text, string option) =>
        bool.TryParse(text, out var value)
            ? value
            : throw new InputException(Translate($"`{option}` takes true or false, not `{text}`."));

    private static void WriteDouble(Utf8JsonWriter writer, string text, string option)
    {
        if (text is "NaN" or "Infinity" or "-Infinity")
        {
            writer.WriteStringValue(text);
            return;
        }

        if (
            !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            || !double.IsFinite(value)
        )
        {
            throw new InputException(Translate($"`{option}` takes a number, and `{text}` is none."));
        }

        writer.WriteNumberValue(value);
    }
}
