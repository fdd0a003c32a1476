using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AwsRadar.Lab.Fixtures.Pages;

/// <summary>
/// Operations whose next page begins at or behind an item that the request names, such as Amazon Route 53's
/// <c>StartRecordName</c>: no token can be opaque there. natural-pages.json is the table.
/// </summary>
/// <param name="IsInclusive">The page begins with the item that the tokens name, not behind it.</param>
internal sealed record NaturalPages(bool IsInclusive, ImmutableArray<NaturalToken> Tokens)
{
    private const string Resource = "natural-pages.json";
    private static readonly Lazy<FrozenDictionary<string, NaturalPages>> Table = new(Load);

    /// <summary>Null for the many operations whose tokens are opaque.</summary>
    public static NaturalPages? Of(string service, string operation) =>
        Table.Value.GetValueOrDefault($"{service}:{operation}");

    /// <summary>The place of the first item that the request asks for.</summary>
    public int StartOf(IReadOnlyList<JsonNode?> items, JsonElement input)
    {
        var asked = Tokens.Select(token => TextOf(input, token.Input)).ToArray();
        if (Array.TrueForAll(asked, text => text is null))
        {
            return 0;
        }

        for (var index = 0; index < items.Count; index++)
        {
            if (Tokens.Select(token => token.TextOf(items[index])).SequenceEqual(asked, StringComparer.Ordinal))
            {
                return IsInclusive ? index : index + 1;
            }
        }

        // Nothing of that name: what would stand behind it, by name.
        var first = Tokens[0];
        var next = items
            .Index()
            .FirstOrDefault(each => IsBehind(first.TextOf(each.Item), asked[0]), (items.Count, null));
        return next.Index;
    }

    private static bool IsBehind(string? text, string? asked) => string.CompareOrdinal(text, asked) > 0;

    private static string? TextOf(JsonElement input, string member) =>
        input.TryGetProperty(member, out var value) && value.ValueKind is not (JsonValueKind.Null)
            ? value.ToString() is { Length: > 0 } text
                ? text
                : null
            : null;

    private static FrozenDictionary<string, NaturalPages> Load()
    {
        using var stream = typeof(NaturalPages).Assembly.GetManifestResourceStream(Resource)!;
        using var table = JsonDocument.Parse(stream);
        return table
            .RootElement.EnumerateObject()
            .ToFrozenDictionary(row => row.Name, row => Read(row.Value), StringComparer.Ordinal);
    }

    private static NaturalPages Read(JsonElement row) =>
        new(
            row.GetProperty("inclusive").GetBoolean(),
            [
                .. row.GetProperty("tokens")
                    .EnumerateArray()
                    .Select(token => new NaturalToken(
                        token.GetProperty("input").GetString()!,
                        token.GetProperty("output").GetString(),
                        [.. token.GetProperty("fields").EnumerateArray().Select(field => field.GetString()!)]
                    )),
            ]
        );
}

/// <summary>One of the members that name an item.</summary>
/// <param name="Input">The member of the input.</param>
/// <param name="Output">The member of the output; null where clients read it from the last item themselves.</param>
/// <param name="Fields">The members of an item that may hold it; the empty text stands for the item itself.</param>
internal sealed record NaturalToken(string Input, string? Output, ImmutableArray<string> Fields)
{
    public JsonNode? ValueOf(JsonNode? item) =>
        Fields
            .Select(field => field.Length == 0 ? item : (item as JsonObject)?[field])
            .FirstOrDefault(node => node is not null);

    public string? TextOf(JsonNode? item) => ValueOf(item)?.ToString();
}
