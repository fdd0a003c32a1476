using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AwsRadar.Cli.Calling.Printing;

/// <summary>
/// A list or structure in one cell, as Python writes it: <c>['a', 'b']</c>. The AWS CLI prints it where other rows have a
/// single value in the same column.
/// </summary>
internal static class PythonRepresentation
{
    public static string Of(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Select(Of))}]",
            JsonValueKind.Object =>
                $"{{{string.Join(", ", value.EnumerateObject().Select(each => $"{Quote(each.Name)}: {Of(each.Value)}"))}}}",
            JsonValueKind.String => Quote(value.GetString()!),
            _ => PythonText.Of(value),
        };

    private static string Quote(string text)
    {
        var quote =
            text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        var quoted = new StringBuilder().Append(quote);
        foreach (var rune in text.EnumerateRunes())
        {
            quoted.Append(Escape(rune, quote));
        }

        return quoted.Append(quote).ToString();
    }

    private static string Escape(Rune rune, char quote) =>
        rune.Value switch
        {
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            var value when value == quote => $"\\{quote}",
            >= ' ' and <= '~' => rune.ToString(),
            _ when IsPrintable(rune) => rune.ToString(),
            < 0x100 => string.Create(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}"),
            < 0x10000 => string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}"),
        };

    private static bool IsPrintable(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.SpaceSeparator
            );
}
