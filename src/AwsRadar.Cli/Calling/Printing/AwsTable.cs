using System.Text.Json;

namespace AwsRadar.Cli.Calling.Printing;

/// <summary>The boxes of the AWS CLI's table output: one for each structure and list, nested as the answer is.</summary>
/// <remarks>https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-output-format.html#table-output</remarks>
internal sealed class AwsTable(SafeText safe)
{
    private readonly List<TableSection> _sections = [];
    private TableSection? _current;

    /// <summary>The boxes of an answer; none for an empty one.</summary>
    public static IReadOnlyList<TableSection> Of(string title, JsonElement value, SafeText safe)
    {
        var table = new AwsTable(safe);
        table.Add(title, value, depth: 0);
        return table._sections;
    }

    private void Add(string? title, JsonElement value, int depth)
    {
        if (IsEmpty(value))
        {
            return;
        }

        if (title is not null)
        {
            Begin(title, depth);
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                AddStructure(value, depth);
                break;
            case JsonValueKind.Array when value[0].ValueKind is JsonValueKind.Object:
                AddStructures(value, depth, title);
                break;
            case JsonValueKind.Array:
                AddItems(value);
                break;
            default:
                Row([value]);
                break;
        }
    }

    private void AddItems(JsonElement list)
    {
        foreach (var item in list.EnumerateArray())
        {
            if (PythonText.IsScalar(item))
            {
                Row([item]);
            }
            else if (item.ValueKind is JsonValueKind.Array && item.EnumerateArray().All(PythonText.IsScalar))
            {
                Row([.. item.EnumerateArray()]);
            }
            else
            {
                Add(title: null, item, depth: 0);
            }
        }
    }

    private void AddStructure(JsonElement value, int depth)
    {
        var (scalars, nested) = Names([value]);
        if (scalars is [var only])
        {
            _current!.AddRow(safe.Of(only), Text(value.GetProperty(only)));
        }
        else if (scalars.Length > 0)
        {
            _current!.AddHeaders([.. scalars.Select(safe.Of)]);
            Row([.. scalars.Select(value.GetProperty)]);
        }

        foreach (var name in nested)
        {
            Add(name, value.GetProperty(name), depth + 1);
        }
    }

    private void AddStructures(JsonElement list, int depth, string? title)
    {
        var items = list.EnumerateArray().ToArray();
        var (scalars, nested) = Names(items);
        string[] headers = [.. scalars.Select(safe.Of)];
        _current!.AddHeaders(headers);
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst && nested.Length > 0)
            {
                Begin(title ?? "", depth);
                _current.AddHeaders(headers);
            }

            isFirst = false;
            _current.AddRow([.. scalars.Select(name => Find(item, name) is { } cell ? Text(cell) : "")]);
            foreach (var name in nested)
            {
                AddNested(name, Find(item, name), depth + 1);
            }
        }
    }

    private void AddNested(string name, JsonElement? value, int depth)
    {
        if (value is { } nested && !PythonText.IsScalar(nested))
        {
            Add(name, nested, depth);
        }
        else if (value is { } scalar && !IsFalse(scalar))
        {
            // Its value stands in the row above already; the AWS CLI leaves the box empty.
            Begin(name, depth);
        }
    }

    private void Begin(string title, int depth)
    {
        _current = new TableSection(safe.Of(title), depth);
        _sections.Add(_current);
    }

    private void Row(JsonElement[] cells) => _current!.AddRow([.. cells.Select(Text)]);

    private string Text(JsonElement value) => safe.Of(PythonText.Of(value));

    private static JsonElement? Find(JsonElement item, string name) =>
        item.ValueKind is JsonValueKind.Object && item.TryGetProperty(name, out var value) ? value : null;

    private static (string[] Scalars, string[] Nested) Names(IEnumerable<JsonElement> structures)
    {
        var members = structures
            .Where(each => each.ValueKind is JsonValueKind.Object)
            .SelectMany(each => each.EnumerateObject())
            .ToLookup(member => PythonText.IsScalar(member.Value), member => member.Name);
        return (Sorted(members[true]), Sorted(members[false]));
    }

    private static string[] Sorted(IEnumerable<string> names) =>
        [.. names.Distinct(StringComparer.Ordinal).Order(Comparer<string>.Create(PythonText.Compare))];

    private static bool IsFalse(JsonElement scalar) =>
        scalar.ValueKind is JsonValueKind.Null or JsonValueKind.False
        || scalar.ValueKind is JsonValueKind.String && scalar.ValueEquals("")
        || scalar.ValueKind is JsonValueKind.Number && scalar.GetDouble() == 0;

    private static bool IsEmpty(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => !value.EnumerateObject().MoveNext(),
            JsonValueKind.Array => value.GetArrayLength() == 0,
            _ => false,
        };
}
