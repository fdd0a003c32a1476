using System.Collections.Immutable;
using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies.Json;

namespace AwsRadar.Core.Policies.Reading;

/// <summary>Reads the elements outside the statements.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html</remarks>
internal static class DocumentReader
{
    private static readonly ImmutableArray<string> Elements = ["Version", "Id", "Statement"];

    public static PolicyDocument Read(JsonNode root, ReadingContext context)
    {
        var place = new Place(root.Span, "", Translate("The policy"));
        if (root.Kind != JsonNodeKind.Object)
        {
            context.Report(GrammarDiagnostics.WrongType(place, Translate("an object"), root.KindPhrase));
            return new PolicyDocument
            {
                Type = context.Type,
                IsReadable = false,
                Span = root.Span,
            };
        }

        ReportUnknownElements(root, context);
        // Before the statements: it decides whether they have policy variables.
        context.Version = ReadVersion(root, context);
        var statements = ReadStatements(root, context, out var areReadable);
        return new PolicyDocument
        {
            Type = context.Type,
            Version = context.Version,
            Id = root.Find("Id") is { Kind: JsonNodeKind.String } id ? id.Text : null,
            Statements = statements,
            IsReadable = areReadable && !root.HasDuplicateKeys,
            Span = root.Span,
        };
    }

    private static void ReportUnknownElements(JsonNode root, ReadingContext context)
    {
        foreach (var member in root.Members.Where(member => !Elements.Contains(member.Name, StringComparer.Ordinal)))
        {
            context.Report(
                GrammarDiagnostics.UnknownElement(
                    new Place(member.NameSpan, member.Value.Path, ""),
                    member.Name,
                    ElementNames.Nearest(member.Name, Elements)
                )
            );
        }
    }

    private static PolicyLanguageVersion ReadVersion(JsonNode root, ReadingContext context)
    {
        var node = root.Find("Version");
        if (node is null)
        {
            context.Report(GrammarDiagnostics.MissingVersion(new Place(root.Span, "", Translate("The policy"))));
            return PolicyLanguageVersion.V2008;
        }

        switch (node.Text)
        {
            case "2012-10-17":
                return PolicyLanguageVersion.V2012;
            case "2008-10-17":
                return PolicyLanguageVersion.V2008;
            default:
                context.Report(GrammarDiagnostics.InvalidVersion(node.Place("`Version`"), node.Text));
                return PolicyLanguageVersion.V2012;
        }
    }

    private static ImmutableArray<Statement> ReadStatements(JsonNode root, ReadingContext context, out bool areReadable)
    {
        areReadable = false;
        var node = root.Find("Statement");
        if (node is null)
        {
            context.Report(GrammarDiagnostics.MissingStatement(new Place(root.Span, "", Translate("The policy"))));
            return [];
        }

        if (node.Kind is not (JsonNodeKind.Object or JsonNodeKind.Array))
        {
            context.Report(
                GrammarDiagnostics.WrongType(
                    node.Place("`Statement`"),
                    Translate("a statement or an array of statements"),
                    node.KindPhrase
                )
            );
            return [];
        }

        List<JsonNode> items = node.Kind == JsonNodeKind.Array ? node.Items : [node];
        if (items.Count == 0)
        {
            context.Report(GrammarDiagnostics.Empty(node.Place("`Statement`"), Translate("the policy says nothing")));
        }

        var statements = ImmutableArray.CreateBuilder<Statement>(items.Count);
        areReadable = true;
        for (var index = 0; index < items.Count; index++)
        {
            var statement = StatementReader.Read(items[index], index, context);
            areReadable &= statement is not null;
            if (statement is not null)
            {
                statements.Add(statement);
            }
        }

        ReportDuplicateSids(items, context);
        return statements.ToImmutable();
    }

    /// <summary>Services with resource policies of their own differ in what they take; IAM and Organizations take no Sid twice.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html</remarks>
    private static void ReportDuplicateSids(List<JsonNode> statements, ReadingContext context)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sid in statements.Select(statement => statement.Find("Sid")).OfType<JsonNode>())
        {
            if (sid.Kind != JsonNodeKind.String || sid.Text.Length == 0 || seen.Add(sid.Text))
            {
                continue;
            }

            var place = sid.Place("`Sid`");
            context.Report(
                context.Type is PolicyType.Resource or PolicyType.VpcEndpoint
                    ? GrammarDiagnostics.RepeatedSid(place, sid.Text)
                    : GrammarDiagnostics.DuplicateSid(place, sid.Text)
            );
        }
    }
}
