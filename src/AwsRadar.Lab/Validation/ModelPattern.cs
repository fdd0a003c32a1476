using System.Text;
using System.Text.RegularExpressions;

namespace AwsRadar.Lab.Validation;

/// <summary>
/// A service model's pattern as a .NET expression. The patterns are Java's: there <c>\w</c> and <c>\d</c> are ASCII, in
/// .NET they are not.
/// </summary>
internal static class ModelPattern
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    public static Regex Compile(string pattern)
    {
        var anchored = $@"\A(?:{ToAscii(pattern)})\z";
        const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
        try
        {
            // No input can make a match without backtracking slow.
            return new Regex(anchored, Options | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            // A few look ahead, as the account alias does. Their lengths are checked before and are small.
            return new Regex(anchored, Options, Patience);
        }
    }

    private static string ToAscii(string pattern)
    {
        var text = new StringBuilder(pattern.Length);
        var isInClass = false;
        for (var index = 0; index < pattern.Length; index++)
        {
            var character = pattern[index];
            if (character is '\\' && index + 1 < pattern.Length)
            {
                text.Append(Escape(pattern[++index], isInClass));
                continue;
            }

            isInClass = character is '[' || (isInClass && character is not ']');
            text.Append(character);
        }

        return text.ToString();
    }

    private static string Escape(char letter, bool isInClass) =>
        (letter, isInClass) switch
        {
            ('w', true) => "a-zA-Z0-9_",
            ('w', false) => "[a-zA-Z0-9_]",
            ('d', true) => "0-9",
            ('d', false) => "[0-9]",
            _ => $"\\{letter}",
        };
}
