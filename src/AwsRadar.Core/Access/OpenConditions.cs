using System.Collections.Immutable;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Access;

/// <summary>What an unknown answer turns on, as far as it is conditions on facts of the request that nobody told.</summary>
/// <param name="Conditions">In AWS's order of the policies.</param>
/// <param name="AreAll">Nothing else is unknown: where each Allow applies and no Deny does, the request is allowed.</param>
/// <param name="Allows">Statements of the principal's own policies or the resource's that allow it for certain.</param>
internal sealed record OpenConditions(
    ImmutableArray<StatementCondition> Conditions,
    bool AreAll,
    ImmutableArray<MatchedStatement> Allows
)
{
    private static readonly OpenConditions None = new([], AreAll: false, []);

    public static OpenConditions Of(AccessAnswer answer)
    {
        if (answer.Result.Decision != Decision.Unknown)
        {
            return None;
        }

        var reasons = answer.Result.UnknownReasons;
        var asked = reasons.Select(reason => reason.Statement).OfType<MatchedStatement>().ToHashSet();
        if (asked.Count == 0)
        {
            return None;
        }

        var facts = new RequestFacts(answer.Request, answer.Policies.PermissionsBoundary is not null);
        var found = ImmutableArray.CreateBuilder<StatementCondition>();
        var areAll = reasons.All(reason => reason.Statement is not null);
        var applicable = new ApplicablePolicies(facts, answer.Policies);
        foreach (var verdict in applicable.All)
        {
            var open = verdict
                .Policies.SelectMany(policy => policy.Compiled.Statements, (policy, compiled) => (policy, compiled))
                .Select(each => (Address: AddressOf(verdict, each.policy, each.compiled.Statement), Asked: each))
                .Where(each => asked.Contains(each.Address) && each.Asked.compiled.Matches(facts) == Truth.Unknown)
                .Select(each =>
                    (
                        each.Address,
                        Terms: Terms(each.Asked.policy, each.Asked.compiled, facts),
                        each.Asked.compiled.Statement.Effect
                    )
                )
                .ToList();
            found.AddRange(
                open.Where(each => each.Terms is { IsEmpty: false })
                    .Select(each => new StatementCondition(each.Address, each.Effect, each.Terms!.Value))
            );
            // One Allow that is known to do is enough; each Deny must be known.
            var allows = open.Where(each => each.Effect == Effect.Allow).ToList();
            areAll &= allows.Count == 0 || allows.Exists(each => each.Terms is { IsEmpty: false });
            areAll &= !open.Exists(each => each.Effect == Effect.Deny && each.Terms is not { IsEmpty: false });
        }

        return new OpenConditions(
            [.. found.Distinct()],
            areAll,
            [.. applicable.Identity.Allows, .. applicable.Resource.Allows]
        );
    }

    private static MatchedStatement AddressOf(PolicyVerdict verdict, NamedPolicy policy, Statement statement) =>
        new(verdict.Type, policy.Name, statement.Sid, statement.Index);

    /// <summary>Null: something else than a condition is unknown.</summary>
    private static ImmutableArray<ConditionTerm>? Terms(
        NamedPolicy policy,
        CompiledStatement compiled,
        RequestFacts facts
    )
    {
        var statement = compiled.Statement;
        if (!policy.Document.IsReadable || !statement.IsReadable || !IsPrincipalKnown(statement, facts))
        {
            return null;
        }

        var terms = ImmutableArray.CreateBuilder<ConditionTerm>();
        if (compiled.MatchesResource(facts) == Truth.Unknown)
        {
            if (facts.Resources is not null)
            {
                return null;
            }

            terms.Add(Term(statement.Resource!));
        }

        foreach (var condition in compiled.Conditions)
        {
            var scope = new ContextScope(facts.Request.Context);
            if (condition.Evaluate(scope) != Truth.Unknown)
            {
                continue;
            }

            if (!scope.MissingKeys.Any())
            {
                return null;
            }

            terms.Add(Term(condition.Condition));
        }

        return terms.ToImmutable();
    }

    private static ConditionTerm Term(ResourceElement resource)
    {
        var names = string.Join(" or ", resource.Patterns);
        return new ConditionTerm(
            resource.IsNot ? "NotResource" : "Resource",
            "",
            [.. resource.Patterns.Select(pattern => pattern.Value)],
            $"the resource is {(resource.IsNot ? "not " : "")}{names}"
        );
    }

    private static ConditionTerm Term(Condition condition) =>
        new(
            condition.Operator.Value,
            condition.Key.Value,
            [.. condition.Values.Select(value => value.Value)],
            ConditionPhrase.Of(condition)
        );

    private static bool IsPrincipalKnown(Statement statement, RequestFacts facts) =>
        statement.Principal is not { } principal || PrincipalTest.Matches(principal, facts, out _) != Truth.Unknown;
}
