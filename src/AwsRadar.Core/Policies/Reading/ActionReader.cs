using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies.Json;

namespace AwsRadar.Core.Policies.Reading;

/// <summary>Reads <c>Action</c> and <c>NotAction</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html</remarks>
internal static class ActionReader
{
    public static bool TryRead(JsonNode statement, string name, ReadingContext context, out ActionElement action)
    {
        action = ActionElement.None;
        var node = OppositeElements.Find(statement, "Action", name, context, out var isNot, out var areBothPresent);
        if (node is null)
        {
            if (!areBothPresent)
            {
                context.Report(GrammarDiagnostics.MissingElement(statement.Place(name), "Action"));
            }

            return false;
        }

        var subject = Translate($"{(isNot ? "`NotAction`" : "`Action`")} of {Lower(name)}");
        if (!OppositeElements.TryReadStrings(node, subject, context, out var patterns))
        {
            return false;
        }

        if (patterns.IsEmpty)
        {
            context.Report(OppositeElements.Empty(node, subject, "action", context));
        }

        action = new ActionElement(isNot, patterns);
        var areUnderstood = true;
        foreach (var pattern in patterns)
        {
            areUnderstood &= IsUnderstood(pattern, context);
        }

        return areUnderstood;
    }

    private static bool IsUnderstood(PolicyString pattern, ReadingContext context)
    {
        var text = pattern.Value;
        // AWS takes `*:*` for `*`, though a service takes no wildcard otherwise.
        if (text is "*" or "*:*")
        {
            return true;
        }

        var place = new Place(pattern.Span, pattern.Path, "`Action`");
        var colon = text.IndexOf(':');
        if (colon <= 0 || colon == text.Length - 1 || !text.AsSpan(colon + 1).ContainsNoneOf(":"))
        {
            context.Report(GrammarDiagnostics.InvalidAction(place, text));
            return true;
        }

        if (text.AsSpan(0, colon).ContainsAny('*', '?'))
        {
            context.Report(GrammarDiagnostics.WildcardInActionService(place, text));
            return false;
        }

        return true;
    }

    private static bool ContainsNoneOf(this ReadOnlySpan<char> text, string characters) =>
        !text.ContainsAny(characters);

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
