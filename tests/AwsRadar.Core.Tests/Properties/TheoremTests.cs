using System.Collections.Immutable;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Tests.Differential;
using CsCheck;
using Xunit;

namespace AwsRadar.Core.Tests.Properties;

/// <summary>What must hold for all policies and requests, whatever they say.</summary>
public sealed class TheoremTests
{
    // Each scenario asks eight requests.
    private static readonly int Scenarios = CaseStream.IsFull ? 12_500 : 400;

    [Fact]
    public void Adding_a_deny_never_grants() =>
        NeverGrants(
            (scenario, random) =>
            {
                var policies = Policies(scenario);
                var chosen = policies.Count == 0 ? null : policies[random % policies.Count];
                return scenario.Map(policy =>
                    ReferenceEquals(policy, chosen)
                        ? policy with
                        {
                            Statements = policy.Statements.Add(policy.Statements[0] with { Effect = "Deny" }),
                        }
                        : policy
                );
            }
        );

    [Fact]
    public void Adding_a_permissions_boundary_never_grants() =>
        NeverGrants(
            (scenario, _) =>
                scenario with
                {
                    Boundary = scenario.Boundary ?? Narrowed(scenario, PolicyType.PermissionsBoundary),
                }
        );

    [Fact]
    public void Adding_a_level_of_service_control_policies_never_grants() =>
        NeverGrants(
            (scenario, random) =>
                scenario with
                {
                    ServiceControl = scenario.ServiceControl.Insert(
                        random % (scenario.ServiceControl.Length + 1),
                        Narrowed(scenario, PolicyType.ServiceControl)
                    ),
                }
        );

    /// <summary>
    /// But for S3 Block Public Access: a bucket's policy that loses its last public statement is public no more, and what
    /// it allows to named accounts holds again.
    /// </summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html</remarks>
    [Fact]
    public void Removing_an_allow_never_grants() =>
        NeverGrants(
            ScenarioGen.Scenario.Select(scenario => scenario with { RestrictsPublicBuckets = false }),
            (scenario, random) =>
            {
                var policies = Policies(scenario).Where(policy => policy.Statements.Length > 1).ToList();
                var chosen = policies.Count == 0 ? null : policies[random % policies.Count];
                var allow = chosen?.Statements.FirstOrDefault(statement => statement.Effect is "Allow");
                return scenario.Map(policy =>
                    ReferenceEquals(policy, chosen) && allow is not null
                        ? policy with
                        {
                            Statements = policy.Statements.Remove(allow),
                        }
                        : policy
                );
            }
        );

    [Fact]
    public void A_policy_that_cannot_be_read_never_grants() =>
        NeverGrants(
            (scenario, random) =>
            {
                var policies = Policies(scenario);
                var chosen = policies.Count == 0 ? null : policies[random % policies.Count];
                return scenario.Map(policy =>
                    ReferenceEquals(policy, chosen) ? policy with { Damage = (Damage)(random % 4) } : policy
                );
            }
        );

    [Fact]
    public void A_context_of_which_less_is_known_never_grants() =>
        NeverGrants(
            (scenario, random) =>
                scenario with
                {
                    Requests =
                    [
                        .. scenario.Requests.Select(request =>
                            request with
                            {
                                IsContextComplete = false,
                                Context = [.. request.Context.Where((_, index) => (random & (1 << index)) == 0)],
                            }
                        ),
                    ],
                }
        );

    [Fact]
    public void Order_changes_nothing() =>
        ChangesNothing(
            WritingStyle.Plain,
            scenario =>
            {
                var reversed = scenario.Map(Reverse);
                return reversed with { Identity = [.. reversed.Identity.Reverse()] };
            }
        );

    [Fact]
    public void Saying_it_twice_changes_nothing() =>
        ChangesNothing(
            WritingStyle.Plain,
            scenario =>
                scenario.Map(policy =>
                    policy with
                    {
                        Statements =
                        [
                            .. policy.Statements,
                            .. policy.Statements.Select(statement =>
                                Each(statement, values => values.AddRange(values))
                            ),
                        ],
                    }
                ) with
                {
                    VpcEndpoint = scenario.VpcEndpoint.AddRange(scenario.VpcEndpoint),
                }
        );

    [Fact]
    public void White_space_and_arrays_of_one_value_change_nothing() =>
        ChangesNothing(new WritingStyle(IsIndented: true, HasScalars: false), scenario => scenario);

    [Fact]
    public void Url_encoding_changes_nothing() =>
        ChangesNothing(WritingStyle.Plain with { IsUrlEncoded = true }, scenario => scenario);

    [Fact]
    public void What_is_not_known_never_becomes_allowed() =>
        NeverGrants(
            (scenario, random) =>
                scenario with
                {
                    NotKnown = [(PolicyType)(random % Enum.GetValues<PolicyType>().Length)],
                }
        );

    /// <summary>What was not allowed is not allowed after the change either.</summary>
    private static void NeverGrants(Func<Scenario, int, Scenario> change) => NeverGrants(ScenarioGen.Scenario, change);

    private static void NeverGrants(Gen<Scenario> scenarios, Func<Scenario, int, Scenario> change) =>
        CaseStream.Check(
            Gen.Select(scenarios, Gen.Int[0, 4095]),
            Scenarios,
            (pair) =>
            {
                var (before, random) = pair;
                var after = change(before, random);
                return Complaint(
                    before,
                    after,
                    WritingStyle.Plain,
                    (was, @is) => was == Decision.Allowed || @is != Decision.Allowed
                );
            }
        );

    private static void ChangesNothing(WritingStyle style, Func<Scenario, Scenario> change) =>
        CaseStream.Check(
            ScenarioGen.Scenario,
            Scenarios,
            before => Complaint(before, change(before), style, (was, @is) => was == @is)
        );

    private static string? Complaint(
        Scenario before,
        Scenario after,
        WritingStyle style,
        Func<Decision, Decision, bool> holds
    )
    {
        var policiesBefore = before.ToPolicies();
        var policiesAfter = after.ToPolicies(style);
        foreach (var (first, second) in before.Requests.Zip(after.Requests))
        {
            var was = PolicyEvaluator.Evaluate(before.ToContext(first), policiesBefore).Decision;
            var @is = PolicyEvaluator.Evaluate(after.ToContext(second), policiesAfter).Decision;
            if (!holds(was, @is))
            {
                return $"{was}\n{CaseLine.Write(before, first)}\nthen {@is}\n{CaseLine.Write(after, second)}";
            }
        }

        return null;
    }

    /// <summary>A policy of another type with the statements of the identity policies, which allow a part of what is asked.</summary>
    private static ImmutableArray<DraftPolicy> Narrowed(Scenario scenario, PolicyType type) =>
        [.. scenario.Identity.Take(1).Select(policy => policy with { Type = type })];

    private static List<DraftPolicy> Policies(Scenario scenario)
    {
        var policies = new List<DraftPolicy>();
        scenario.Map(policy =>
        {
            policies.Add(policy);
            return policy;
        });
        return policies;
    }

    private static DraftPolicy Reverse(DraftPolicy policy) =>
        policy with
        {
            Statements = [.. policy.Statements.Reverse().Select(statement => Each(statement, Reversed))],
        };

    private static ImmutableArray<string> Reversed(ImmutableArray<string> values) => [.. values.Reverse()];

    private static DraftStatement Each(
        DraftStatement statement,
        Func<ImmutableArray<string>, ImmutableArray<string>> change
    ) =>
        statement with
        {
            Action = statement.Action with { Values = change(statement.Action.Values) },
            Resource = statement.Resource is { } resource ? resource with { Values = change(resource.Values) } : null,
            Principal = statement.Principal is { } principal
                ? principal with
                {
                    Values = change(principal.Values),
                }
                : null,
            Conditions =
            [
                .. statement.Conditions.Select(condition => condition with { Values = change(condition.Values) }),
            ],
        };
}
