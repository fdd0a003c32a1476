using System.Globalization;
using System.Text;
using System.Text.Json;
using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Protocols.Values;

/// <summary>Strings, numbers, booleans, blobs and timestamps as text, which is how queries, XML and headers carry them.</summary>
/// <param name="defaultFormat">The protocol's format for timestamps whose model names none.</param>
internal sealed class ScalarText(TimestampFormat defaultFormat)
{
    /// <summary>The text of a value that <see cref="ParameterCheck"/> has found fit for the member.</summary>
    public string Format(Member member, JsonElement value) =>
        member.Shape.Kind switch
        {
            ShapeKind.Boolean => value.GetBoolean() ? "true" : "false",
            ShapeKind.Integer or ShapeKind.Long => value.GetInt64().ToString(CultureInfo.InvariantCulture),
            ShapeKind.Float or ShapeKind.Double => FormatDouble(value),
            ShapeKind.Timestamp => FormatTimestamp(member, value),
            _ => value.GetString()!,
        };

    /// <summary>Writes the JSON value of a text; false when the text is not one of the member's kind.</summary>
    public static bool TryWrite(Utf8JsonWriter writer, Member member, string text) =>
        member.Shape.Kind switch
        {
            ShapeKind.Boolean => TryWriteBoolean(writer, text),
            ShapeKind.Integer or ShapeKind.Long => TryWriteInteger(writer, text),
            ShapeKind.Float or ShapeKind.Double => TryWriteDouble(writer, text),
            ShapeKind.Timestamp => TryWriteTimestamp(writer, text),
            ShapeKind.Blob => TryWriteBlob(writer, text),
            _ => WriteString(writer, text),
        };

    /// <summary>As above, of a text in UTF-8: most values go from the wire into JSON as they are.</summary>
    public static bool TryWrite(Utf8JsonWriter writer, Member member, ReadOnlySpan<byte> text)
    {
        switch (member.Shape.Kind)
        {
            case ShapeKind.String:
                writer.WriteStringValue(text);
                return true;
            case ShapeKind.Timestamp when TryCopyTimestamp(writer, text):
                return true;
            case ShapeKind.Boolean when text.SequenceEqual("true"u8) || text.SequenceEqual("false"u8):
                writer.WriteBooleanValue(text.Length == "true".Length);
                return true;
            case ShapeKind.Integer or ShapeKind.Long when IsAsInJson(text):
                writer.WriteRawValue(text, skipInputValidation: true);
                return true;
            case ShapeKind.Integer
            or ShapeKind.Long
                when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number):
                writer.WriteNumberValue(number);
                return true;
            default:
                return TryWrite(writer, member, Encoding.UTF8.GetString(text));
        }
    }

    /// <summary>Whether a whole number is written as JSON has it and is surely within 64 bits. Not those below zero, which are few.</summary>
    private static bool IsAsInJson(ReadOnlySpan<byte> text) =>
        text.Length is > 0 and <= 18
        && (text[0] != (byte)'0' || text.Length == 1)
        && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    private static string FormatDouble(JsonElement value) =>
        value.ValueKind is JsonValueKind.String
            ? value.GetString()!
            : value.GetDouble().ToString("R", CultureInfo.InvariantCulture);

    private string FormatTimestamp(Member member, JsonElement value)
    {
        _ = WireTimestamp.TryReadJson(value, out var time);
        return WireTimestamp.ToWire(time, member.TimestampFormat ?? defaultFormat);
    }

    private static bool TryWriteBoolean(Utf8JsonWriter writer, string text)
    {
        var isBoolean = bool.TryParse(text, out var value);
        if (isBoolean)
        {
            writer.WriteBooleanValue(value);
        }

        return isBoolean;
    }

    private static bool TryWriteInteger(Utf8JsonWriter writer, string text)
    {
        var isInteger = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value);
        if (isInteger)
        {
            writer.WriteNumberValue(value);
        }

        return isInteger;
    }

    private static bool TryWriteDouble(Utf8JsonWriter writer, string text)
    {
        if (NonFinite.Names.Contains(text))
        {
            return WriteString(writer, text);
        }

        var isNumber =
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value);
        if (isNumber)
        {
            writer.WriteNumberValue(value);
        }

        return isNumber;
    }

    private static bool TryWriteTimestamp(Utf8JsonWriter writer, string text) =>
        WireTimestamp.TryReadWire(text, out var time) && WriteString(writer, WireTimestamp.ToJson(time));

    /// <summary>Apart from the other kinds, which need no memory for it.</summary>
    private static bool TryCopyTimestamp(Utf8JsonWriter writer, ReadOnlySpan<byte> text)
    {
        Span<byte> time = stackalloc byte[WireTimestamp.JsonBytes];
        var isCopied = WireTimestamp.TryCopy(text, time);
        if (isCopied)
        {
            writer.WriteStringValue(time);
        }

        return isCopied;
    }

    private static bool TryWriteBlob(Utf8JsonWriter writer, string text)
    {
        var bytes = new byte[text.Length / 4 * 3 + 3];
        var isBase64 = Convert.TryFromBase64String(text, bytes, out var length);
        if (isBase64)
        {
            writer.WriteBase64StringValue(bytes.AsSpan(0, length));
        }

        return isBase64;
    }

    private static bool WriteString(Utf8JsonWriter writer, string text)
    {
        writer.WriteStringValue(text);
        return true;
    }
}
