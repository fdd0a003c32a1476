using System.Collections.Immutable;
using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies.Json;

namespace AwsRadar.Core.Policies.Reading;

/// <summary>Reads what <c>Action</c>, <c>Resource</c> and <c>Principal</c> share: the element, or its opposite, not both.</summary>
internal static class OppositeElements
{
    /// <summary>The node of <paramref name="element"/> or of its opposite; null where both are absent or both present.</summary>
    public static JsonNode? Find(
        JsonNode statement,
        string element,
        string statementName,
        ReadingContext context,
        out bool isNot,
        out bool areBothPresent
    )
    {
        var plain = statement.Find(element);
        var opposite = statement.Find($"Not{element}");
        isNot = plain is null && opposite is not null;
        areBothPresent = plain is not null && opposite is not null;
        if (areBothPresent)
        {
            context.Report(GrammarDiagnostics.ElementAndItsOpposite(opposite!.Place(statementName), element));
            return null;
        }

        return plain ?? opposite;
    }

    /// <summary>One string or an array of them.</summary>
    public static bool TryReadStrings(
        JsonNode node,
        string subject,
        ReadingContext context,
        out ImmutableArray<PolicyString> strings
    )
    {
        List<JsonNode> items = node.Kind == JsonNodeKind.Array ? node.Items : [node];
        var wrong = items.FirstOrDefault(item => item.Kind != JsonNodeKind.String);
        if (wrong is not null)
        {
            context.Report(
                GrammarDiagnostics.WrongType(
                    wrong.Place(subject),
                    Translate("a string or an array of strings"),
                    wrong.KindPhrase
                )
            );
            strings = [];
            return false;
        }

        strings = [.. items.Select(item => new PolicyString(item.Text, item.Span, item.Path))];
        return true;
    }

    /// <summary>IAM refuses a statement without actions or resources; a service may keep what says nothing.</summary>
    /// <param name="what">What the element should name: <c>action</c>, <c>resource</c>.</param>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html#policies-grammar-notes-arrays</remarks>
    public static Diagnostic Empty(JsonNode node, string subject, string what, ReadingContext context) =>
        context.Type is PolicyType.Resource or PolicyType.VpcEndpoint
            ? GrammarDiagnostics.Empty(node.Place(subject), Translate($"the statement is about no {what}"))
            : GrammarDiagnostics.NothingNamed(node.Place(subject), what);
}
