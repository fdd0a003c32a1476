using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Tests.Oracle;
using CsCheck;
using Xunit;

namespace AwsRadar.Core.Tests.Differential;

/// <summary>The evaluator and the oracle, which know nothing of each other, give the same answers.</summary>
public sealed class DifferentialTests
{
    private const int ScenariosThatReachAll = 1_000;

    /// <summary>Each scenario asks eight requests: 1,000,000 cases, and 10,000,000 in the long run.</summary>
    private static readonly int Scenarios = CaseStream.IsFull ? 1_125_000 : 112_500;
    private static readonly int IncompleteScenarios = Scenarios / 9;

    [Fact]
    public void Evaluator_and_oracle_agree_on_policies_of_all_types() =>
        CaseStream.Check(ScenarioGen.Scenario, Scenarios, FindDisagreement);

    [Fact]
    public void Evaluator_and_oracle_agree_where_something_is_not_known() =>
        CaseStream.Check(ScenarioGen.Incomplete, IncompleteScenarios, FindDisagreement);

    [Fact]
    public void The_generated_scenarios_reach_every_decision_by_every_policy_type()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);

        CaseStream.Check(
            Gen.OneOf(ScenarioGen.Scenario, ScenarioGen.Incomplete),
            ScenariosThatReachAll,
            scenario =>
            {
                var policies = scenario.ToPolicies();
                foreach (var request in scenario.Requests)
                {
                    var answer = OracleEvaluator.Evaluate(scenario.ToContext(request), policies);
                    lock (seen)
                    {
                        seen.UnionWith(
                            answer.Deciders.Select(type => $"{answer.Decision} {type}").Append($"{answer.Decision}")
                        );
                    }
                }

                return null;
            }
        );

        // Four bare decisions; eight policy types deny, and fail to allow; three grant.
        Assert.Equal(4 + 8 + 8 + 3, seen.Count);
    }

    private static string? FindDisagreement(Scenario scenario)
    {
        var policies = scenario.ToPolicies();
        foreach (var request in scenario.Requests)
        {
            if (Compare(scenario.ToContext(request), policies) is not null)
            {
                return Describe(scenario with { Requests = [request] });
            }
        }

        return null;
    }

    private static string Describe(Scenario scenario)
    {
        var least = Shrinker.Shrink(
            scenario,
            smaller => Compare(smaller.ToContext(smaller.Requests[0]), smaller.ToPolicies()) is not null
        );
        var request = least.Requests[0];
        return $"{Compare(least.ToContext(request), least.ToPolicies())}\n{CaseLine.Write(least, request)}";
    }

    private static string? Compare(RequestContext request, PolicySet policies)
    {
        var actual = PolicyEvaluator.Evaluate(request, policies);
        var expected = OracleEvaluator.Evaluate(request, policies);
        var isSame =
            actual.Decision == expected.Decision
            && (actual.DecidedBy is { } type ? expected.Deciders.Contains(type) : expected.Deciders.IsEmpty);
        return isSame ? null : $"evaluator {actual.Decision} by {actual.DecidedBy}, oracle {expected}";
    }
}
