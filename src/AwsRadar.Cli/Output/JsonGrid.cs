using System.Text.Json;

namespace AwsRadar.Cli.Output;

/// <summary>Any JSON value as rows: an array of objects by their keys, everything else one value a row.</summary>
internal static class JsonGrid
{
    public static Grid From(JsonElement value)
    {
        var items = Items(value).ToArray();
        if (items.Length > 0 && items.All(item => item.ValueKind == JsonValueKind.Object))
        {
            var keys = items
                .SelectMany(item => item.EnumerateObject().Select(member => member.Name))
                .Distinct(StringComparer.Ordinal)
                .ToArray();
            return new Grid(keys, items.Select(item => keys.Select(key => Cell(item, key)).ToArray()));
        }

        var rows = items
            .Select(item =>
                item.ValueKind == JsonValueKind.Array ? item.EnumerateArray().Select(Text).ToArray() : [Text(item)]
            )
            .ToArray();
        var width = rows.Length == 0 ? 1 : rows.Max(row => row.Length);
        var headers = Enumerable.Range(1, width).Select(index => width == 1 ? "value" : $"value {index}");
        return new Grid([.. headers], rows.Select(row => Pad(row, width))) { HasHeaders = false };
    }

    /// <summary>The elements of an array; any other value is its own only item.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];

    private static string Cell(JsonElement item, string key) =>
        item.TryGetProperty(key, out var member) ? Text(member) : "";

    private static string Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Null or JsonValueKind.Undefined => "",
            _ => JsonText.Format(value, indented: false),
        };

    private static string[] Pad(string[] row, int width) => [.. row, .. Enumerable.Repeat("", width - row.Length)];
}
