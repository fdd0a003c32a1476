using System.Text.Json;
using AwsRadar.Lab.Operations;
using AwsRadar.Wire.Models;

namespace AwsRadar.Lab.Validation;

/// <summary>
/// Holds an input against the constraints of the service model: required members, lengths, ranges, patterns, enums. The
/// texts are AWS's own.
/// </summary>
internal static class InputValidator
{
    /// <summary>The refusal, or null when the input keeps to the model.</summary>
    public static LabError? Check(Shape? input, JsonElement value)
    {
        if (input is null)
        {
            return null;
        }

        var violations = new List<Violation>();
        CheckStructure(input, value, path: "", violations);
        return violations switch
        {
            [] => null,
            [{ OwnText: { } text } only] => LabError.Validation(text) with { Reason = only.Reason },
            [var only] => LabError.Validation($"1 validation error detected: {only.Text}") with
            {
                Reason = only.Reason,
            },
            [var first, ..] => LabError.Validation(
                $"{violations.Count} validation errors detected: {string.Join("; ", violations.Select(each => each.Text))}"
            ) with
            {
                Reason = first.Reason,
            },
        };
    }

    private static void CheckStructure(Shape shape, JsonElement value, string path, List<Violation> violations)
    {
        foreach (var member in shape.Members)
        {
            var memberPath = Join(path, LowerFirst(member.Name));
            if (value.TryGetProperty(member.Name, out var inner) && inner.ValueKind is not JsonValueKind.Null)
            {
                CheckValue(member.Shape, inner, memberPath, violations);
            }
            else if (member.IsRequired)
            {
                violations.Add(Violation.Missing(memberPath));
            }
        }
    }

    private static void CheckValue(Shape shape, JsonElement value, string path, List<Violation> violations)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Structure when !shape.IsDocument:
                CheckStructure(shape, value, path, violations);
                break;
            case ShapeKind.List:
                CheckList(shape, value, path, violations);
                break;
            case ShapeKind.Map:
                CheckMap(shape, value, path, violations);
                break;
            // What travels as JSON in a header may be anything.
            case ShapeKind.String when value.ValueKind is JsonValueKind.String:
                Add(StringRules.Check(shape, value.GetString() ?? "", path), violations);
                break;
            case ShapeKind.Integer or ShapeKind.Long:
                Add(NumberRules.Check(shape, value.GetDecimal(), path), violations);
                break;
        }
    }

    private static void CheckList(Shape shape, JsonElement list, string path, List<Violation> violations)
    {
        Add(StringRules.CheckLength(shape, list.GetArrayLength(), list.GetRawText(), path), violations);
        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            index++;
            if (item.ValueKind is JsonValueKind.Null)
            {
                continue;
            }

            CheckValue(shape.Element!.Shape, item, $"{path}.{index}.member", violations);
        }
    }

    private static void CheckMap(Shape shape, JsonElement map, string path, List<Violation> violations)
    {
        Add(StringRules.CheckLength(shape, map.GetPropertyCount(), map.GetRawText(), path), violations);
        foreach (var entry in map.EnumerateObject())
        {
            Add(StringRules.Check(shape.Key!.Shape, entry.Name, $"{path}.key"), violations);
            if (entry.Value.ValueKind is not JsonValueKind.Null)
            {
                CheckValue(shape.Value!.Shape, entry.Value, $"{path}.{entry.Name}.member", violations);
            }
        }
    }

    private static void Add(Violation? violation, List<Violation> violations)
    {
        if (violation is not null)
        {
            violations.Add(violation);
        }
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string LowerFirst(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
