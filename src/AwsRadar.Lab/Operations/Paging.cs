using System.Text;
using System.Text.Json.Nodes;

namespace AwsRadar.Lab.Operations;

/// <summary>Pages of a list, as <c>List…</c> operations cut them: <c>MaxItems</c>, <c>Marker</c>, <c>IsTruncated</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html</remarks>
internal static class Paging
{
    private const int DefaultItems = 100;
    private const string MarkerPrefix = "lab1:";

    /// <summary>One page of one list.</summary>
    /// <param name="items">Ordered by key, ignoring case.</param>
    /// <param name="key">What a marker remembers of the last item sent.</param>
    public static OperationResult Page<T>(
        this OperationCall call,
        string listName,
        IEnumerable<T> items,
        Func<T, string> key,
        Func<T, JsonNode?> write
    ) =>
        call.Cut(items, key, out var page) is { } error
            ? error
            : page.AddTo(new JsonObject { [listName] = new JsonArray([.. page.Items.Select(write)]) });

    /// <summary>The part of the items that the call asks for, or why there is none.</summary>
    public static LabError? Cut<T>(this OperationCall call, IEnumerable<T> items, Func<T, string> key, out Page<T> page)
    {
        page = default;
        if (!TryReadMarker(call.OptionalText("Marker"), out var after))
        {
            return LabError.Validation("Invalid Marker.");
        }

        var size = call.OptionalNumber("MaxItems") ?? DefaultItems;
        var rest = after is null ? items : items.Where(item => Compare(key(item), after) > 0);
        var taken = rest.Take(size + 1).ToList();
        var hasMore = taken.Count > size;
        if (hasMore)
        {
            taken.RemoveAt(size);
        }

        page = new Page<T>(taken, hasMore ? WriteMarker(key(taken[^1])) : null);
        return null;
    }

    public static string WriteMarker(string position) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(MarkerPrefix + position));

    /// <summary>False when there is a marker that this lab has not written.</summary>
    public static bool TryReadMarker(string? marker, out string? position)
    {
        position = null;
        if (marker is null)
        {
            return true;
        }

        var bytes = new byte[marker.Length];
        if (!Convert.TryFromBase64String(marker, bytes, out var length))
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(bytes, 0, length);
        position = text.StartsWith(MarkerPrefix, StringComparison.Ordinal) ? text[MarkerPrefix.Length..] : null;
        return position is not null;
    }

    private static int Compare(string left, string right) => StringComparer.OrdinalIgnoreCase.Compare(left, right);
}

/// <param name="Marker">Where the next page starts; null when this is the last one.</param>
internal readonly record struct Page<T>(IReadOnlyList<T> Items, string? Marker)
{
    public JsonObject AddTo(JsonObject output)
    {
        output["IsTruncated"] = Marker is not null;
        return output.AddText("Marker", Marker);
    }
}
