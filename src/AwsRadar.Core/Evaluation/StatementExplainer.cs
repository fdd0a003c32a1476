using AwsRadar.Core.Conditions;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Evaluation;

/// <summary>Says in a sentence why a statement applies to a request or does not.</summary>
internal static class StatementExplainer
{
    private const int MaxValuesShown = 3;

    public static StatementExplanation Explain(
        PolicyType type,
        NamedPolicy policy,
        CompiledStatement compiled,
        RequestFacts request
    )
    {
        var statement = compiled.Statement;
        var (truth, element, reason) = FirstObstacle(policy, compiled, request);
        var (verb, verbs) =
            statement.Effect == Effect.Allow
                ? (Translate("allow"), Translate("allows"))
                : (Translate("deny"), Translate("denies"));
        var message = truth switch
        {
            Truth.True => Translate($"It {verbs} the request: every element matches."),
            Truth.False => Translate($"It does not {verb} the request: {reason}."),
            _ => Translate($"Whether it {verbs} the request cannot be told: {reason}."),
        };
        return new StatementExplanation(
            new MatchedStatement(type, policy.Name, statement.Sid, statement.Index),
            statement.Effect,
            truth switch
            {
                Truth.True => true,
                Truth.False => false,
                _ => null,
            },
            element,
            message
        );
    }

    /// <summary>An element that does not match, or else one of which it cannot be told.</summary>
    private static (Truth Truth, string? Element, string Reason) FirstObstacle(
        NamedPolicy policy,
        CompiledStatement compiled,
        RequestFacts request
    )
    {
        var obstacles = Elements(policy, compiled, request).Where(element => element.Truth != Truth.True).ToList();
        var certain = obstacles.FindIndex(element => element.Truth == Truth.False);
        return obstacles.Count == 0 ? (Truth.True, null, "") : obstacles[Math.Max(certain, 0)];
    }

    private static IEnumerable<(Truth Truth, string? Element, string Reason)> Elements(
        NamedPolicy policy,
        CompiledStatement compiled,
        RequestFacts request
    )
    {
        var statement = compiled.Statement;
        if (!policy.Document.IsReadable || !statement.IsReadable)
        {
            yield return (Truth.Unknown, null, Translate("part of it could not be read"));
        }

        if (statement.Principal is { } principal)
        {
            yield return (
                PrincipalTest.Matches(principal, request, out _),
                Name("Principal", principal.IsNot),
                Translate(
                    $"{About("Principal", principal.IsNot, principal.Principals.Select(one => one.Value))}, and `{request.Request.Principal}` asks"
                )
            );
        }

        yield return (
            compiled.MatchesAction(request.FoldedAction),
            Name("Action", statement.Action.IsNot),
            Translate(
                $"{About("Action", statement.Action.IsNot, statement.Action.Patterns)}, and the request is `{request.Request.Action}`"
            )
        );
        if (statement.Resource is { } resource)
        {
            yield return (
                compiled.MatchesResource(request),
                Name("Resource", resource.IsNot),
                Translate(
                    $"{About("Resource", resource.IsNot, resource.Patterns)}, and the request is about `{request.Request.Resource}`"
                )
            );
        }

        foreach (var condition in compiled.Conditions)
        {
            yield return (condition.Evaluate(request.Scope), "Condition", Reason(condition.Condition, request));
        }
    }

    private static string Reason(Condition condition, RequestFacts request)
    {
        var asked = Translate(
            $"its `Condition` asks `{condition.Operator}` of `{condition.Key}` and {Values(condition.Values)}"
        );
        if (!ConditionOperator.TryParse(condition.Operator.Value, out _))
        {
            return Translate($"`{condition.Operator}` is not an operator");
        }

        if (!request.Scope.TryGet(condition.Key.Value, out var value))
        {
            return request.Scope.IsKnown(condition.Key.Value)
                ? Translate($"{asked}, and the request lacks that key")
                : Translate($"{asked}, and it is not known whether the request has that key");
        }

        return Translate($"{asked}, and the request has {Values(value.Values)}");
    }

    private static string About(string element, bool isNot, IEnumerable<PolicyString> values) =>
        Translate($"its `{Name(element, isNot)}` names {Values(values)}");

    private static string Name(string element, bool isNot) => isNot ? $"Not{element}" : element;

    private static string Values<T>(IEnumerable<T> values)
    {
        var all = values.ToList();
        var shown = string.Join(", ", all.Take(MaxValuesShown).Select(value => $"`{value}`"));
        return all.Count switch
        {
            0 => "nothing",
            > MaxValuesShown => Translate($"{shown} and {all.Count - MaxValuesShown} more"),
            _ => shown,
        };
    }
}
