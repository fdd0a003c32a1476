using System.Collections.Immutable;

namespace AwsRadar.Core.Tests.Differential;

/// <summary>Cuts a scenario down to what still shows a fault: leaves out one thing after the other.</summary>
internal static class Shrinker
{
    /// <param name="isFaulty">Holds for the scenario, whose only request is the one that shows the fault.</param>
    public static Scenario Shrink(Scenario scenario, Func<Scenario, bool> isFaulty)
    {
        while (Smaller(scenario).FirstOrDefault(isFaulty) is { } smaller)
        {
            scenario = smaller;
        }

        return scenario;
    }

    private static IEnumerable<Scenario> Smaller(Scenario one) =>
        [
            .. Fewer(one.Identity).Select(fewer => one with { Identity = fewer }),
            .. one.Resource is null ? [] : (Scenario[])[one with { Resource = null }],
            .. one.Boundary is null ? [] : (Scenario[])[one with { Boundary = null }],
            .. one.Session is { } session
                ? [one with { Session = null }, .. FewerSession(one, session)]
                : (Scenario[])[],
            .. Fewer(one.ServiceControl).Select(fewer => one with { ServiceControl = fewer }),
            .. Fewer(one.ResourceControl).Select(fewer => one with { ResourceControl = fewer }),
            .. Fewer(one.VpcEndpoint).Select(fewer => one with { VpcEndpoint = fewer }),
            .. one.ManagementAccount is null ? [] : (Scenario[])[one with { ManagementAccount = null }],
            .. Fewer(one.NotKnown).Select(fewer => one with { NotKnown = fewer }),
            .. SmallerPolicies(one),
            .. Fewer(one.Requests[0].Context)
                .Select(fewer => one with { Requests = [one.Requests[0] with { Context = fewer }] }),
        ];

    private static IEnumerable<Scenario> FewerSession(Scenario one, ImmutableArray<DraftPolicy> session) =>
        session.Length < 2 ? [] : Fewer(session).Select(fewer => one with { Session = fewer });

    /// <summary>One policy is made smaller, the others stay.</summary>
    private static IEnumerable<Scenario> SmallerPolicies(Scenario one)
    {
        var policies = new List<DraftPolicy>();
        one.Map(policy =>
        {
            policies.Add(policy);
            return policy;
        });
        return policies.SelectMany(policy =>
            Smaller(policy).Select(smaller => one.Map(other => ReferenceEquals(other, policy) ? smaller : other))
        );
    }

    private static IEnumerable<DraftPolicy> Smaller(DraftPolicy policy) =>
        [
            .. policy.Damage is null ? [] : (DraftPolicy[])[policy with { Damage = null }],
            .. Fewer(policy.Statements)
                .Where(fewer => !fewer.IsEmpty)
                .Select(fewer => policy with { Statements = fewer }),
            .. policy.Statements.SelectMany(statement =>
                Smaller(statement)
                    .Select(smaller => policy with { Statements = policy.Statements.Replace(statement, smaller) })
            ),
        ];

    private static IEnumerable<DraftStatement> Smaller(DraftStatement statement) =>
        [
            .. Fewer(statement.Conditions).Select(fewer => statement with { Conditions = fewer }),
            .. statement.Conditions.SelectMany(condition =>
                FewerValues(condition.Values)
                    .Select(fewer =>
                        statement with
                        {
                            Conditions = statement.Conditions.Replace(condition, condition with { Values = fewer }),
                        }
                    )
            ),
            .. FewerValues(statement.Action.Values)
                .Select(fewer => statement with { Action = statement.Action with { Values = fewer } }),
            .. statement.Resource is not { } resource
                ? []
                : FewerValues(resource.Values)
                    .Select(fewer => statement with { Resource = resource with { Values = fewer } }),
            .. statement.Principal is not { } principal
                ? []
                : FewerValues(principal.Values)
                    .Select(fewer => statement with { Principal = principal with { Values = fewer } }),
        ];

    private static IEnumerable<ImmutableArray<string>> FewerValues(ImmutableArray<string> values) =>
        Fewer(values).Where(fewer => !fewer.IsEmpty);

    private static IEnumerable<ImmutableArray<T>> Fewer<T>(ImmutableArray<T> items) =>
        Enumerable.Range(0, items.Length).Select(items.RemoveAt);
}
