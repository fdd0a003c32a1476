using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Wire.Models;

namespace AwsRadar.Lab.Fixtures.Pages;

/// <summary>
/// Cuts one page out of a whole result, as the model's paginator describes it. Step 1: how many items. Step 2: from which
/// one on. Step 3: keep those, of all lists together. Step 4: say whether and how it goes on. Step 5: repeat what the
/// request said, where the model has room for it.
/// </summary>
internal sealed class ListPages
{
    /// <summary>Items on a page whose request names no number: few enough for pages to be seen.</summary>
    public const int DefaultItems = 50;

    private readonly OperationModel _operation;
    private readonly Paginator _paginator;
    private readonly NaturalPages? _natural;
    private readonly OutputPlace[] _results;
    private readonly PageTokens _tokens;

    public ListPages(ServiceModel service, OperationModel operation, PageTokens tokens)
    {
        _operation = operation;
        _paginator = operation.Paginator!;
        _natural = NaturalPages.Of(service.Name, operation.Name);
        _results = [.. _paginator.ResultKeys.Select(OutputPlace.Parse).OfType<OutputPlace>()];
        _tokens = tokens;
    }

    /// <summary>Leaves one page of the output; false when the request asks for one that there is not.</summary>
    /// <param name="binding">The request without what differs between its pages.</param>
    public bool TryCut(JsonObject output, JsonElement input, string binding)
    {
        // Step 1
        var limit = LimitIn(input);
        var size = limit is > 0 ? limit.Value : DefaultItems;

        // Step 2
        var lists = _results.Select(place => place.Find(output)).OfType<JsonArray>().ToList();
        var items = lists.SelectMany(list => list).ToList();
        if (limit < 0 || !TryReadStart(items, input, binding, out var start))
        {
            return false;
        }

        // Step 3
        var end = (int)Math.Min((long)start + size, items.Count);
        Keep(output, lists, start, end);

        // Step 4
        var hasMore = end < items.Count;
        if (_paginator.MoreResults is { } flag)
        {
            OutputPlace.Parse(flag)?.Set(output, hasMore);
        }

        if (hasMore)
        {
            WriteTokens(output, items, end, binding);
        }

        // Step 5
        Repeat(output, input, limit, size, end - start);
        return true;
    }

    /// <summary>The members of a request that differ between the pages of one list.</summary>
    public static bool IsOfPage(Paginator paginator, string member) =>
        paginator.InputTokens.Contains(member, StringComparer.Ordinal)
        || member.Equals(paginator.LimitKey, StringComparison.Ordinal);

    private int? LimitIn(JsonElement input) =>
        _paginator.LimitKey is not { } key || !input.TryGetProperty(key, out var value)
            ? null
            : value.ValueKind switch
            {
                JsonValueKind.Number => value.TryGetInt32(out var number) ? number : int.MaxValue,
                JsonValueKind.String => int.TryParse(value.GetString(), CultureInfo.InvariantCulture, out var number)
                    ? number
                    : -1,
                _ => null,
            };

    private bool TryReadStart(List<JsonNode?> items, JsonElement input, string binding, out int start)
    {
        if (_natural is not null)
        {
            start = _natural.StartOf(items, input);
            return true;
        }

        start = 0;
        var token = _paginator
            .InputTokens.Select(name => TokenText(input, name))
            .FirstOrDefault(text => text is not null);
        return token is null || _tokens.TryRead(binding, token, out start) && start <= items.Count;
    }

    /// <summary>The token as it was sent: a text, or the first text in a key of Amazon DynamoDB.</summary>
    private static string? TokenText(JsonElement input, string member)
    {
        if (!input.TryGetProperty(member, out var value))
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
            JsonValueKind.Object => value.TryGetProperty(DynamoKey.Name, out var key)
            && key.TryGetProperty(DynamoKey.Type, out var text)
                ? text.GetString()
                : "",
            JsonValueKind.Null => null,
            _ => value.GetRawText(),
        };
    }

    private void Keep(JsonObject output, List<JsonArray> lists, int start, int end)
    {
        var place = 0;
        foreach (var list in lists)
        {
            var all = list.ToArray();
            list.Clear();
            foreach (var item in all)
            {
                if (place >= start && place < end)
                {
                    list.Add(item);
                }

                place++;
            }
        }

        // Clients add numbers up over the pages, and join texts and maps.
        foreach (var other in _results.Where(result => result.Find(output) is not (null or JsonArray)))
        {
            var isCount = other.MemberIn(_operation.Output)?.Shape.Kind is ShapeKind.Integer or ShapeKind.Long;
            other.Set(
                output,
                isCount ? end - start
                    : start == 0 ? other.Find(output)!.DeepClone()
                    : null
            );
        }
    }

    private void WriteTokens(JsonObject output, List<JsonNode?> items, int end, string binding)
    {
        if (_natural is not null)
        {
            var item = items[_natural.IsInclusive ? end : end - 1];
            foreach (var token in _natural.Tokens.Where(token => token.Output is not null))
            {
                output[token.Output!] = token.ValueOf(item)?.DeepClone();
            }

            return;
        }

        if (OutputPlace.Parse(_paginator.OutputTokens[0]) is not { } place)
        {
            return;
        }

        var shortest = InputMember(_paginator.InputTokens[0])?.Shape.Min ?? 0;
        var text = _tokens.Create(binding, end, (int)shortest);
        place.Set(
            output,
            place.MemberIn(_operation.Output)?.Shape.Kind is ShapeKind.Map ? DynamoKey.Of(text) : JsonValue.Create(text)
        );
    }

    private void Repeat(JsonObject output, JsonElement input, int? limit, int size, int count)
    {
        foreach (var result in _results)
        {
            if (result.ParentShape(_operation.Output) is not { } shape || result.ParentIn(output) is not { } parent)
            {
                continue;
            }

            foreach (var member in shape.Members)
            {
                if (Repeated(member, input, parent, limit, size, count) is { } value)
                {
                    parent[member.Name] = value;
                }
            }
        }
    }

    private JsonNode? Repeated(Member member, JsonElement input, JsonObject parent, int? limit, int size, int count)
    {
        var isMissing = member.IsRequired && parent[member.Name] is null;
        if (member.Name.Equals(_paginator.LimitKey, StringComparison.Ordinal))
        {
            return limit is null && !isMissing ? null : Number(member, size);
        }

        if (IsTokenIn(member.Name) && !IsTokenOut(member.Name))
        {
            return input.TryGetProperty(member.Name, out var token) ? JsonNode.Parse(token.GetRawText())
                : isMissing && member.Shape.Kind is ShapeKind.String ? JsonValue.Create("")
                : null;
        }

        // How many Amazon CloudFront and Amazon S3 say that the page has.
        return member.Name is "Quantity" or "KeyCount" ? Number(member, count) : null;
    }

    private static JsonValue Number(Member member, int number) =>
        member.Shape.Kind is ShapeKind.String
            ? JsonValue.Create(number.ToString(CultureInfo.InvariantCulture))
            : JsonValue.Create(number);

    private Member? InputMember(string name) =>
        _operation.Input is { } input && input.TryGetMember(name, out var member) ? member : null;

    private bool IsTokenIn(string name) => _paginator.InputTokens.Contains(name, StringComparer.Ordinal);

    private bool IsTokenOut(string name) =>
        _paginator.OutputTokens.Any(path =>
            OutputPlace.Parse(path)?.Name.Equals(name, StringComparison.Ordinal) is true
        );
}
