using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace AwsRadar.Lab.Validation;

/// <summary>
/// A service model's pattern as a .NET expression. The patterns are Java's: there <c>\w</c> and <c>\d</c> are ASCII, in
/// .NET they are not, and classes such as <c>\p{Alnum}</c> have no name in .NET.
/// </summary>
internal static class ModelPattern
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    /// <summary>Java's classes of ASCII characters, as they stand between brackets.</summary>
    private static readonly FrozenDictionary<string, string> Classes = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["ASCII"] = @"\x00-\x7F",
        ["Alnum"] = "a-zA-Z0-9",
        ["Alpha"] = "a-zA-Z",
        ["Blank"] = @" \t",
        ["Cntrl"] = @"\x00-\x1F\x7F",
        ["Digit"] = "0-9",
        ["Graph"] = @"\x21-\x7E",
        ["IsAlphabetic"] = @"\p{L}\p{Nl}",
        ["IsWhitespace"] = @"\s",
        ["Print"] = @"\x20-\x7E",
        ["Punct"] = @"!-/:-@\[-`{-~",
        ["Upper"] = "A-Z",
        ["XDigit"] = "0-9a-fA-F",
        ["all"] = @"\s\S",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Null for the few patterns that are of a dialect which .NET does not read: they are not checked.</summary>
    public static Regex? Compile(string pattern)
    {
        var anchored = $@"\A(?:{ToNet(pattern)})\z";
        const RegexOptions Options = RegexOptions.CultureInvariant;
        try
        {
            // No input can make a match without backtracking slow.
            return new Regex(anchored, Options | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            // A few look ahead, as the account alias does. Their lengths are checked before and are small.
            return new Regex(anchored, Options | RegexOptions.ExplicitCapture, Patience);
        }
        catch (ArgumentException)
        {
            return TryCompile(anchored, Options);
        }
    }

    /// <summary>Whether a value fits. What cannot be decided in time does not.</summary>
    public static bool IsMatch(Regex pattern, string value)
    {
        try
        {
            return pattern.IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>A pattern that refers back to its groups.</summary>
    private static Regex? TryCompile(string anchored, RegexOptions options)
    {
        try
        {
            return new Regex(anchored, options, Patience);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string ToNet(string pattern)
    {
        // Characters beyond U+FFFF are two in .NET, and each of them is in this range.
        var source = pattern.Replace(@"\uD800\uDC00-\uDBFF\uDFFF", @"\uD800-\uDFFF", StringComparison.Ordinal);
        var text = new StringBuilder(source.Length);
        var isInClass = false;
        for (var index = 0; index < source.Length; index++)
        {
            var character = source[index];
            if (character is '\\' && index + 1 < source.Length)
            {
                text.Append(Escape(source, ref index, isInClass));
                continue;
            }

            isInClass = character is '[' || (isInClass && character is not ']');
            text.Append(character);
        }

        return text.ToString();
    }

    /// <param name="index">Of the backslash; afterwards of the last character that was read.</param>
    private static string Escape(string source, ref int index, bool isInClass)
    {
        var letter = source[++index];
        if (letter is 'p' && index + 1 < source.Length && source[index + 1] is '{')
        {
            var end = source.IndexOf('}', index);
            if (end > 0 && Classes.TryGetValue(source[(index + 2)..end], out var characters))
            {
                index = end;
                return isInClass ? characters : $"[{characters}]";
            }
        }

        return (letter, isInClass) switch
        {
            // Within brackets a hyphen behind a class is a hyphen in Java.
            ('w', true) => "_a-zA-Z0-9",
            ('w', false) => "[a-zA-Z0-9_]",
            ('d', true) => "0-9",
            ('d', false) => "[0-9]",
            ('_', _) => "_",
            _ => $"\\{letter}",
        };
    }
}
