using System.Text.Json;

namespace AwsRadar.Cli.Calling.Printing;

/// <summary>
/// The AWS CLI's text output: one line for the scalars of each structure, in the order of their names, behind the name of
/// the member that holds it in capitals; nested structures follow on lines of their own.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-output-format.html#text-output</remarks>
internal sealed class AwsText(TextWriter output, SafeText safe)
{
    public void Write(JsonElement value) => Value(value, identifier: null, keys: null);

    private void Value(JsonElement value, string? identifier, string[]? keys)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                Structure(value, identifier, keys);
                break;
            case JsonValueKind.Array:
                List(value, identifier);
                break;
            default:
                Line([PythonText.Of(value)]);
                break;
        }
    }

    private void List(JsonElement list, string? identifier)
    {
        var items = list.EnumerateArray().ToArray();
        if (items.Any(item => item.ValueKind is JsonValueKind.Object))
        {
            // All structures of a list have the same columns, empty where one lacks a member.
            var keys = ScalarNames(items);
            foreach (var item in items)
            {
                Value(item, identifier, keys);
            }
        }
        else
        {
            Scalars([.. items.Where(PythonText.IsScalar)], identifier);
            foreach (var item in items.Where(item => !PythonText.IsScalar(item)))
            {
                Value(item, identifier, keys: null);
            }
        }
    }

    private void Scalars(JsonElement[] items, string? identifier)
    {
        if (items.Length == 0)
        {
            return;
        }

        if (identifier is null)
        {
            Line([.. items.Select(PythonText.Of)]);
            return;
        }

        foreach (var item in items)
        {
            Line([identifier.ToUpperInvariant(), PythonText.Of(item)]);
        }
    }

    private void Structure(JsonElement value, string? identifier, string[]? keys)
    {
        var names = keys ?? ScalarNames([value]);
        var cells = names.Select(name => value.TryGetProperty(name, out var cell) ? PythonText.Of(cell) : "").ToArray();
        if (cells.Length > 0)
        {
            Line(identifier is null ? cells : [identifier.ToUpperInvariant(), .. cells]);
        }

        var nested = value
            .EnumerateObject()
            .Where(member => !names.Contains(member.Name, StringComparer.Ordinal))
            .OrderBy(member => member.Name, Comparer<string>.Create(PythonText.Compare));
        foreach (var member in nested)
        {
            Value(member.Value, member.Name, keys: null);
        }
    }

    private static string[] ScalarNames(IEnumerable<JsonElement> structures) =>
        [
            .. structures
                .Where(each => each.ValueKind is JsonValueKind.Object)
                .SelectMany(each => each.EnumerateObject())
                .Where(member => PythonText.IsScalar(member.Value))
                .Select(member => member.Name)
                .Distinct(StringComparer.Ordinal)
                .Order(Comparer<string>.Create(PythonText.Compare)),
        ];

    private void Line(string[] cells)
    {
        output.Write(safe.Of(string.Join('\t', cells)));
        output.Write('\n');
    }
}
