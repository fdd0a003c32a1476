using System.Text;
using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Protocols.Rest;

/// <summary>A list in one header: <c>a,"b,c","d \"e\""</c>.</summary>
/// <remarks>https://smithy.io/2.0/spec/http-bindings.html#httpheader-serialization-rules</remarks>
internal static class HeaderList
{
    /// <summary>Null for an empty list: a header that is there means at least one value.</summary>
    public static string? Format(IEnumerable<string> values)
    {
        string[] quoted = [.. values.Select(Quote)];
        return quoted.Length == 0 ? null : string.Join(',', quoted);
    }

    /// <summary>The values of a header; those of a header that is there more than once are joined with commas before.</summary>
    public static IEnumerable<string> Parse(Member element, string text)
    {
        // A date in the style of HTTP has a comma of its own: Mon, 23 Nov 2026 21:15:00 GMT.
        var isDate =
            element.Shape.Kind is ShapeKind.Timestamp && element.TimestampFormat is null or TimestampFormat.Rfc822;
        return isDate ? Split(text).Chunk(2).Select(pair => string.Join(", ", pair)) : Split(text);
    }

    private static string Quote(string value) =>
        value.AsSpan().IndexOfAny(',', '"') < 0
            ? value
            : $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static IEnumerable<string> Split(string text)
    {
        var value = new StringBuilder();
        var (isQuoted, wasQuoted) = (false, false);
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (isQuoted && character is '\\' && index + 1 < text.Length)
            {
                value.Append(text[++index]);
            }
            else if (character is '"' && (isQuoted || string.IsNullOrWhiteSpace(value.ToString())))
            {
                value = isQuoted ? value : value.Clear();
                (isQuoted, wasQuoted) = (!isQuoted, true);
            }
            else if (character is ',' && !isQuoted)
            {
                yield return wasQuoted ? value.ToString() : value.ToString().Trim();
                value.Clear();
                wasQuoted = false;
            }
            else if (isQuoted || !wasQuoted)
            {
                value.Append(character);
            }
        }

        yield return wasQuoted ? value.ToString() : value.ToString().Trim();
    }
}
