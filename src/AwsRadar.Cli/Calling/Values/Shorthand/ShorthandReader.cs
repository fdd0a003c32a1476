using System.Text;

namespace AwsRadar.Cli.Calling.Values.Shorthand;

/// <summary>The place in a shorthand text, and what can be taken from there.</summary>
internal sealed class ShorthandReader(string text, string option)
{
    private const char End = '\0';

    public int Position { get; set; }

    public bool IsAtEnd => Position >= text.Length;

    /// <summary>The character here; U+0000, which no argument can hold, at the end.</summary>
    public char Current => IsAtEnd ? End : text[Position];

    public void SkipSpace()
    {
        while (!IsAtEnd && ShorthandCharacters.IsSpace(Current))
        {
            Position++;
        }
    }

    /// <summary>Takes the character if it is here, with the space around it.</summary>
    public bool TryTake(char expected)
    {
        var start = Position;
        SkipSpace();
        if (Current != expected || IsAtEnd)
        {
            Position = start;
            return false;
        }

        Position++;
        SkipSpace();
        return true;
    }

    /// <exception cref="InputException">It is not here.</exception>
    public void Take(char expected)
    {
        if (!TryTake(expected))
        {
            throw Problem(Translate($"`{expected}` is expected"));
        }
    }

    public string TakeKey()
    {
        var start = Position;
        while (!IsAtEnd && ShorthandCharacters.IsOfKey(Current))
        {
            Position++;
        }

        return text[start..Position];
    }

    /// <summary>Text in quotes of either kind: a backslash keeps a quote or a backslash from its meaning.</summary>
    /// <exception cref="InputException">The closing quote is missing.</exception>
    public string TakeQuoted()
    {
        var quote = Current;
        var start = Position;
        var value = new StringBuilder();
        for (Position++; !IsAtEnd; Position++)
        {
            if (Current == quote)
            {
                Position++;
                return value.ToString();
            }

            if (
                Current == '\\'
                && Position + 1 < text.Length
                && text[Position + 1] is var next
                && IsEscaped(next, quote)
            )
            {
                Position++;
            }

            value.Append(Current);
        }

        Position = start;
        throw Problem(Translate("the closing quote is missing for the one"));
    }

    /// <summary>Text without quotes, where <c>\,</c> stands for a comma; empty when none begins here.</summary>
    public string TakePlain(Func<char, bool> continues)
    {
        var value = new StringBuilder();
        while (!IsAtEnd)
        {
            var isComma = Current == '\\' && Position + 1 < text.Length && text[Position + 1] == ',';
            var isStart = value.Length == 0;
            if (!isComma && !(isStart ? ShorthandCharacters.StartsValue(Current) : continues(Current)))
            {
                break;
            }

            Position += isComma ? 1 : 0;
            value.Append(Current);
            Position++;
        }

        return value.ToString().TrimEnd();
    }

    public InputException Problem(string what) =>
        new(
            Translate(
                $"`{option}` is not shorthand such as `Key=a,Value=b`: {what} at character {Position + 1} of `{text}`. JSON in its place is understood as well."
            )
        );

    private static bool IsEscaped(char character, char quote) => character == quote || character == '\\';
}
