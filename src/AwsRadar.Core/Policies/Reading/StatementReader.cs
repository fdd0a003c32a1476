using System.Collections.Immutable;
using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies.Json;

namespace AwsRadar.Core.Policies.Reading;

/// <summary>Reads one statement.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html</remarks>
internal static class StatementReader
{
    private static readonly ImmutableArray<string> Elements =
    [
        "Sid",
        "Effect",
        "Principal",
        "NotPrincipal",
        "Action",
        "NotAction",
        "Resource",
        "NotResource",
        "Condition",
    ];

    /// <summary>Null: it cannot even be told whether it allows or denies, or to what.</summary>
    public static Statement? Read(JsonNode node, int index, ReadingContext context)
    {
        if (node.Kind != JsonNodeKind.Object)
        {
            context.Report(
                GrammarDiagnostics.WrongType(
                    node.Place(Translate($"Statement {index + 1}")),
                    Translate("an object"),
                    node.KindPhrase
                )
            );
            return null;
        }

        var isReadable = !HasUnknownElements(node, context);
        var sid = ReadSid(node, context);
        var name = string.IsNullOrEmpty(sid) ? Translate($"Statement {index + 1}") : Translate($"Statement `{sid}`");
        var effect = ReadEffect(node, name, context);
        isReadable &= ActionReader.TryRead(node, name, context, out var action);
        isReadable &= ResourceReader.TryRead(node, name, context, out var resource);
        isReadable &= PrincipalReader.TryRead(node, name, context, out var principal);
        isReadable &= ConditionReader.TryRead(node, name, context, out var conditions);
        // Of two equal elements neither may win, so that the statement says nothing at all.
        return effect is null || node.HasDuplicateKeys
            ? null
            : new Statement
            {
                Index = index,
                Path = node.Path,
                Sid = sid,
                Effect = effect.Value,
                Principal = principal,
                Action = action,
                Resource = resource,
                Conditions = conditions,
                IsReadable = isReadable,
                Span = node.Span,
            };
    }

    private static bool HasUnknownElements(JsonNode node, ReadingContext context)
    {
        var unknown = node.Members.Where(member => !Elements.Contains(member.Name, StringComparer.Ordinal)).ToList();
        foreach (var member in unknown)
        {
            context.Report(
                GrammarDiagnostics.UnknownElement(
                    new Place(member.NameSpan, member.Value.Path, ""),
                    member.Name,
                    ElementNames.Nearest(member.Name, Elements)
                )
            );
        }

        return unknown.Count > 0;
    }

    private static string? ReadSid(JsonNode statement, ReadingContext context)
    {
        var node = statement.Find("Sid");
        if (node is null)
        {
            return null;
        }

        if (node.Kind != JsonNodeKind.String)
        {
            context.Report(GrammarDiagnostics.WrongType(node.Place("`Sid`"), Translate("a string"), node.KindPhrase));
            return null;
        }

        if (node.Text.Length == 0)
        {
            context.Report(GrammarDiagnostics.Empty(node.Place("`Sid`"), Translate("it names nothing")));
        }

        if (!IsSidOf(context.Type, node.Text))
        {
            context.Report(GrammarDiagnostics.InvalidSid(node.Place("`Sid`"), node.Text));
        }

        return node.Text;
    }

    /// <summary>Services that hold resource policies of their own take more characters, spaces among them.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html</remarks>
    private static bool IsSidOf(PolicyType type, string sid) =>
        type is PolicyType.Resource or PolicyType.VpcEndpoint || sid.All(char.IsAsciiLetterOrDigit);

    private static Effect? ReadEffect(JsonNode statement, string name, ReadingContext context)
    {
        var node = statement.Find("Effect");
        if (node is null)
        {
            context.Report(GrammarDiagnostics.MissingElement(statement.Place(name), "Effect"));
            return null;
        }

        switch (node.Text)
        {
            case "Allow" when node.Kind == JsonNodeKind.String:
                return Effect.Allow;
            case "Deny" when node.Kind == JsonNodeKind.String:
                return Effect.Deny;
            default:
                context.Report(GrammarDiagnostics.InvalidEffect(node.Place("`Effect`"), node.Text));
                return null;
        }
    }
}
