using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AwsRadar.Cli.Calling.Paging;

/// <summary>
/// A place in a listing, as the AWS CLI writes it: which page, and how many of its entries were seen. The text is base64 of
/// JSON, the same that the AWS CLI and boto3 write and read.
/// </summary>
/// <param name="Page">The input members that ask for the page; empty for the first.</param>
/// <param name="Seen">How many entries of that page are left out.</param>
/// <remarks>https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-pagination.html</remarks>
internal sealed record ResumeToken(ImmutableArray<KeyValuePair<string, JsonElement>> Page, int Seen)
{
    private const string SeenName = "boto_truncate_amount";

    /// <param name="names">The names of the operation's input tokens, all of which the text holds.</param>
    /// <param name="page">What asks for the page; null for the first page, whose tokens are null.</param>
    public static string Format(ImmutableArray<string> names, JsonElement? page, int seen)
    {
        var parts = names.Select(name => $"{Quote(name)}: {ValueOf(page, name)}").ToList();
        if (seen > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"\"{SeenName}\": {seen}"));
        }

        return Convert.ToBase64String(Encoding.ASCII.GetBytes($"{{{string.Join(", ", parts)}}}"));
    }

    /// <summary>Reads a token; a text of another form is a service's own token, for operations that have only one.</summary>
    /// <returns>Null when it is neither.</returns>
    public static ResumeToken? Parse(string text, ImmutableArray<string> names)
    {
        if (TryDecode(text, out var decoded))
        {
            var seen =
                decoded.TryGetProperty(SeenName, out var count) && count.TryGetInt32(out var number) ? number : 0;
            var page = decoded.EnumerateObject().Where(each => each.Name is not SeenName).ToArray();
            return page.All(each => names.Contains(each.Name, StringComparer.Ordinal)) && seen >= 0
                ? new(
                    [
                        .. page.Where(each => each.Value.ValueKind is not JsonValueKind.Null)
                            .Select(each => KeyValuePair.Create(each.Name, each.Value)),
                    ],
                    seen
                )
                : null;
        }

        return names is [var only] ? new([KeyValuePair.Create(only, JsonElement.Parse(Quote(text)))], Seen: 0) : null;
    }

    private static bool TryDecode(string text, out JsonElement decoded)
    {
        decoded = default;
        try
        {
            decoded = JsonElement.Parse(Convert.FromBase64String(text));
        }
        catch (Exception error) when (error is FormatException or JsonException)
        {
            return false;
        }

        return decoded.ValueKind is JsonValueKind.Object;
    }

    private static string ValueOf(JsonElement? page, string name) =>
        page is { } parameters && parameters.TryGetProperty(name, out var value) ? Ascii(value) : "null";

    /// <summary>As Python writes JSON by default: ASCII, a space behind each comma and colon.</summary>
    private static string Ascii(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => Quote(value.GetString()!),
            JsonValueKind.Object => "{"
                + string.Join(
                    ", ",
                    value.EnumerateObject().Select(member => $"{Quote(member.Name)}: {Ascii(member.Value)}")
                )
                + "}",
            JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Select(Ascii))}]",
            _ => value.GetRawText(),
        };

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            quoted.Append(
                character switch
                {
                    '"' => "\\\"",
                    '\\' => "\\\\",
                    '\n' => "\\n",
                    '\r' => "\\r",
                    '\t' => "\\t",
                    '\b' => "\\b",
                    '\f' => "\\f",
                    >= ' ' and <= '~' => character.ToString(),
                    _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                }
            );
        }

        return quoted.Append('"').ToString();
    }
}
