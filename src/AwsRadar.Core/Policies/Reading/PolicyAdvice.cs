using AwsRadar.Core.Diagnostics;

namespace AwsRadar.Core.Policies.Reading;

/// <summary>Finds statements that AWS saves and that grant more than their author is likely to want.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html</remarks>
internal static class PolicyAdvice
{
    public static void Check(PolicyDocument document, ReadingContext context)
    {
        // Guardrails allow broadly on purpose and grant nothing.
        if (document.Type is PolicyType.Identity or PolicyType.Resource or PolicyType.Trust)
        {
            foreach (var statement in document.Statements.Where(statement => statement.Effect == Effect.Allow))
            {
                CheckAllow(statement, context);
            }
        }
    }

    private static void CheckAllow(Statement statement, ReadingContext context)
    {
        var sid = string.IsNullOrEmpty(statement.Sid)
            ? $"Statement {statement.Index + 1}"
            : $"Statement `{statement.Sid}`";
        var place = new Place(statement.Span, statement.Path, sid);
        if (
            statement.Principal is { IsNot: false } principal
            && principal.Principals.Any(one => one.IsEveryone)
            && statement.Conditions.IsEmpty
        )
        {
            context.Report(AdviceDiagnostics.EveryoneAllowed(place));
        }

        if (statement.Action.IsNot)
        {
            context.Report(AdviceDiagnostics.NotActionWithAllow(place));
        }

        if (statement.Resource is { IsNot: true })
        {
            context.Report(AdviceDiagnostics.NotResourceWithAllow(place));
        }

        if (PassesAnyRole(statement))
        {
            context.Report(AdviceDiagnostics.PassAnyRole(place));
        }
    }

    private static bool PassesAnyRole(Statement statement) =>
        statement.Conditions.IsEmpty
        && statement.Resource is { IsNot: false } resource
        && resource.Patterns.Any(pattern => pattern.Value is "*")
        && !statement.Action.IsNot
        && statement.Action.Patterns.Any(action =>
            string.Equals(action.Value, "iam:PassRole", StringComparison.OrdinalIgnoreCase)
        );
}
