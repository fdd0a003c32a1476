using System.Collections.Immutable;
using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies.Json;

namespace AwsRadar.Core.Policies.Reading;

/// <summary>Reads <c>Condition</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html</remarks>
internal static class ConditionReader
{
    public static bool TryRead(
        JsonNode statement,
        string name,
        ReadingContext context,
        out ImmutableArray<Condition> conditions
    )
    {
        conditions = [];
        var node = statement.Find("Condition");
        if (node is null)
        {
            return true;
        }

        if (node.Kind != JsonNodeKind.Object)
        {
            context.Report(
                GrammarDiagnostics.WrongType(node.Place("`Condition`"), Translate("an object"), node.KindPhrase)
            );
            return false;
        }

        if (node.Members.Count == 0)
        {
            context.Report(GrammarDiagnostics.Empty(node.Place("`Condition`"), Translate($"{name} has no condition")));
        }

        var builder = ImmutableArray.CreateBuilder<Condition>();
        var isReadable = true;
        foreach (var member in node.Members)
        {
            isReadable &= TryReadOperator(member, context, builder);
        }

        // Of two equal keys neither may win.
        conditions = node.IsAmbiguous ? [] : builder.ToImmutable();
        return isReadable && !node.IsAmbiguous;
    }

    private static bool TryReadOperator(
        JsonMember member,
        ReadingContext context,
        ImmutableArray<Condition>.Builder conditions
    )
    {
        var place = new Place(member.NameSpan, member.Value.Path, Translate("The operator"));
        var isKnown = ConditionOperator.TryParse(member.Name, out var parsed);
        if (!isKnown)
        {
            context.Report(ConditionDiagnostics.UnknownOperator(place, member.Name));
        }
        else if (parsed is { Family: ConditionFamily.Null, IfExists: true })
        {
            context.Report(ConditionDiagnostics.NullIfExists(place));
            isKnown = false;
        }

        if (member.Value.Kind != JsonNodeKind.Object)
        {
            context.Report(
                GrammarDiagnostics.WrongType(
                    member.Value.Place($"`{member.Name}`"),
                    Translate("an object of condition keys"),
                    member.Value.KindPhrase
                )
            );
            return false;
        }

        if (member.Value.Members.Count == 0)
        {
            context.Report(
                GrammarDiagnostics.Empty(member.Value.Place($"`{member.Name}`"), Translate("it compares nothing"))
            );
        }

        var name = new PolicyString(member.Name, member.NameSpan, member.Value.Path);
        foreach (var key in member.Value.Members)
        {
            isKnown &= TryReadKey(name, isKnown ? parsed : null, key, context, conditions);
        }

        return isKnown;
    }

    private static bool TryReadKey(
        PolicyString name,
        ConditionOperator? parsed,
        JsonMember member,
        ReadingContext context,
        ImmutableArray<Condition>.Builder conditions
    )
    {
        var key = new PolicyString(member.Name, member.NameSpan, member.Value.Path);
        var node = member.Value;
        if (!member.Name.Contains(':', StringComparison.Ordinal))
        {
            context.Report(
                ConditionDiagnostics.InvalidKey(
                    new Place(key.Span, key.Path, Translate("The condition key")),
                    key.Value
                )
            );
        }

        List<JsonNode> items = node.Kind == JsonNodeKind.Array ? node.Items : [node];
        // Quotation marks are optional around numbers and booleans.
        var wrong = items.FirstOrDefault(item =>
            item.Kind is not (JsonNodeKind.String or JsonNodeKind.Number or JsonNodeKind.Boolean)
        );
        if (wrong is not null)
        {
            context.Report(
                GrammarDiagnostics.WrongType(
                    wrong.Place($"`{member.Name}`"),
                    Translate("a value or an array of values"),
                    wrong.KindPhrase
                )
            );
            return false;
        }

        if (items.Count == 0)
        {
            context.Report(GrammarDiagnostics.Empty(node.Place($"`{member.Name}`"), Translate("no value can match")));
        }

        if (items.DistinctBy(item => item.Kind).Skip(1).Any())
        {
            context.Report(ConditionDiagnostics.MixedTypes(node.Place(Translate("The condition key")), member.Name));
        }

        ImmutableArray<PolicyString> values =
        [
            .. items.Select(item => new PolicyString(item.Text, item.Span, item.Path)),
        ];
        conditions.Add(new Condition(name, key, values));
        var areUnderstood = true;
        foreach (var value in values)
        {
            areUnderstood &= VariableRules.Check(value, context);
            if (parsed is { } known && ConditionValueRules.Check(known, value) is { } diagnostic)
            {
                context.Report(diagnostic);
            }
        }

        return areUnderstood;
    }
}
