using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Wire.Endpoints.Expressions;
using AwsRadar.Wire.Endpoints.Functions;

namespace AwsRadar.Wire.Endpoints.Rules;

/// <summary>Compiles the expressions of a rule set and numbers its variables.</summary>
internal sealed class ExpressionReader
{
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);

    public int Variables => _slots.Count;

    public int SlotOf(string name)
    {
        if (!_slots.TryGetValue(name, out var slot))
        {
            _slots[name] = slot = _slots.Count;
        }

        return slot;
    }

    public RuleExpression Read(JsonElement expression) =>
        expression.ValueKind switch
        {
            JsonValueKind.String => ReadTemplate(expression.GetString()!),
            JsonValueKind.Object when expression.TryGetProperty("ref", out var name) => new ReferenceExpression(
                SlotOf(name.GetString()!)
            ),
            JsonValueKind.Object => ReadCall(expression),
            _ => new LiteralExpression(ReadLiteral(expression)),
        };

    public static RuleValue ReadLiteral(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => new RuleValue.Text(value.GetString()!),
            JsonValueKind.True => RuleValue.Flag.True,
            JsonValueKind.False => RuleValue.Flag.False,
            JsonValueKind.Number => new RuleValue.Number(value.GetInt32()),
            JsonValueKind.Array => new RuleValue.List([.. value.EnumerateArray().Select(ReadLiteral)]),
            var kind => throw new InvalidDataException($"The endpoint rules hold a {kind} where a value is expected."),
        };

    private RuleExpression ReadCall(JsonElement call)
    {
        var name = call.GetProperty("fn").GetString()!;
        var arguments = call.GetProperty("argv");
        return name is "getAttr"
            ? new AttributeExpression(Read(arguments[0]), AttributePath.Parse(arguments[1].GetString()!))
            : new CallExpression(
                FunctionTable.Find(name, arguments.GetArrayLength()),
                [.. arguments.EnumerateArray().Select(Read)]
            );
    }

    /// <summary>Two braces stand for one; a brace opens a variable with an optional <c>#path</c>.</summary>
    private RuleExpression ReadTemplate(string template)
    {
        var parts = ImmutableArray.CreateBuilder<RuleExpression>();
        var start = 0;
        for (int brace; (brace = template.AsSpan(start).IndexOfAny('{', '}')) >= 0; )
        {
            var at = start + brace;
            var isEscape = at + 1 < template.Length && template[at + 1] == template[at];
            var end = isEscape ? at + 1 : template.IndexOf('}', at);
            if (end < 0 || (template[at] is '}' && !isEscape))
            {
                throw new InvalidDataException($"The endpoint rules hold the template `{template}`, which is none.");
            }

            Add(parts, template[start..(isEscape ? end : at)]);
            if (!isEscape)
            {
                parts.Add(ReadVariable(template[(at + 1)..end]));
            }

            start = end + 1;
        }

        Add(parts, template[start..]);
        return parts switch
        {
            [] => new LiteralExpression(new RuleValue.Text("")),
            [LiteralExpression literal] => literal,
            _ => new TemplateExpression(parts.ToImmutable()),
        };
    }

    private static void Add(ImmutableArray<RuleExpression>.Builder parts, string literal)
    {
        if (literal.Length > 0)
        {
            parts.Add(new LiteralExpression(new RuleValue.Text(literal)));
        }
    }

    private RuleExpression ReadVariable(string variable) =>
        variable.Split('#', 2) is [var name, var path]
            ? new AttributeExpression(new ReferenceExpression(SlotOf(name)), AttributePath.Parse(path))
            : new ReferenceExpression(SlotOf(variable));
}
