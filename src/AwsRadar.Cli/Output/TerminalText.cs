using System.Globalization;
using System.Text;

namespace AwsRadar.Cli.Output;

/// <summary>
/// Makes text that came from AWS safe to print: control characters, which could move the cursor, forge a line or talk to
/// the terminal, and direction marks, which could turn a name around, are shown as escapes.
/// </summary>
internal static class TerminalText
{
    /// <summary>One line without control or direction characters.</summary>
    public static string Escape(string text)
    {
        if (!text.Any(IsSuspect))
        {
            return text;
        }

        var safe = new StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            if (IsSuspect(character))
            {
                safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            }
            else
            {
                safe.Append(character);
            }
        }

        return safe.ToString();
    }

    // Format (Cf) has the bidirectional marks and zero-width characters; the separators break lines.
    private static bool IsSuspect(char character) =>
        char.GetUnicodeCategory(character)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}
