using System.Text.Json;

namespace AwsRadar.Cli.Calling.Values;

/// <summary>JSON that a person typed or wrote into a file.</summary>
internal static class JsonInput
{
    /// <exception cref="InputException">It is not JSON.</exception>
    public static JsonElement Parse(string text, string option)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException error)
        {
            throw new InputException(Translate($"`{option}` is not JSON{Place(error)}: {Reason(error)}."));
        }
    }

    private static string Place(JsonException error) =>
        error is { LineNumber: { } line, BytePositionInLine: { } position }
            ? Translate($" (line {line + 1}, byte {position + 1})")
            : "";

    /// <summary>The parser's own words without the place, which is told in front.</summary>
    private static string Reason(JsonException error)
    {
        var end = error.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? error.Message : error.Message[..end]).TrimEnd('.', ' ');
    }
}
