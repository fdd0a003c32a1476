using AwsRadar.Core.Access;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Tests.Differential;
using CsCheck;
using Xunit;

namespace AwsRadar.Core.Tests.Access;

/// <summary>The compiled account and the evaluator that explains give the same answers.</summary>
public sealed class CompiledAccountTests
{
    private const int ScenariosPerAccount = 5;
    private static readonly int Accounts = CaseStream.IsFull ? 20_000 : 600;

    [Fact]
    public void A_compiled_account_answers_as_the_evaluator_does() =>
        CaseStream.Check(ScenarioGen.Scenario.Array[ScenariosPerAccount], Accounts, FindDisagreement);

    [Fact]
    public void A_compiled_account_answers_as_the_evaluator_does_where_something_is_not_known() =>
        CaseStream.Check(ScenarioGen.Incomplete.Array[ScenariosPerAccount], Accounts, FindDisagreement);

    [Fact]
    public void An_evaluation_allocates_nothing()
    {
        var random = new PCG(1, 2026);
        var scenarios = ScenarioGen.Scenario.Array[ScenariosPerAccount].Generate(random, null, out _);
        var (account, requests) = Compile(scenarios);
        var interned = requests.ConvertAll(request =>
        {
            Assert.True(account.TryIntern(request, out var one));
            account.Evaluate(one);
            return one;
        });

        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var request in interned)
        {
            account.Evaluate(request);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_principal_of_another_account_is_not_answered_for()
    {
        var account = CompiledAccount.Compile([]);
        var request = new RequestContext
        {
            Principal = RequestPrincipal.Parse("arn:aws:iam::111122223333:user/alice"),
            Action = "s3:GetObject",
            Resource = "*",
        };

        Assert.False(account.TryIntern(request, out _));
    }

    private static string? FindDisagreement(Scenario[] scenarios)
    {
        var (account, requests) = Compile(scenarios);
        foreach (var request in requests)
        {
            Assert.True(account.TryIntern(request, out var interned));
            var expected = PolicyEvaluator.Evaluate(request, interned.Principal.Policies);
            var actual = account.Evaluate(interned);
            // The second time from what the first one kept.
            var again = account.Evaluate(interned);
            var first = expected.MatchedStatements.FirstOrDefault();
            var isSameStatement = actual.Statement is { } statement
                ? account.Describe(statement) == first
                : first is null || IsLeftToTheEvaluator(interned);
            if (
                actual.Decision != expected.Decision
                || actual.DecidedBy != expected.DecidedBy
                || actual != again
                || !isSameStatement
            )
            {
                return $"{request.Principal} {request.Action} {request.Resource}: compiled {actual}, evaluator {expected}";
            }
        }

        return null;
    }

    private static bool IsLeftToTheEvaluator(in InternedRequest request) => !request.Principal.IsPlain;

    /// <summary>One account of several users, each with the identity policies and boundary of one scenario.</summary>
    private static (CompiledAccount Account, List<RequestContext> Requests) Compile(Scenario[] scenarios)
    {
        var principals = new List<(Arn Arn, PolicySet Policies)>();
        var requests = new List<RequestContext>();
        foreach (var scenario in scenarios)
        {
            var kind = principals.Count % 2 == 0 ? "user" : "role";
            var arn = Arn.Parse($"arn:aws:iam::111122223333:{kind}/number-{principals.Count}");
            var all = scenario.ToPolicies();
            principals.Add(
                (
                    arn,
                    new PolicySet
                    {
                        Identity = all.Identity,
                        PermissionsBoundary = all.PermissionsBoundary,
                        NotKnown =
                        [
                            .. all.NotKnown.Where(type =>
                                type is PolicyType.Identity or PolicyType.PermissionsBoundary
                            ),
                        ],
                    }
                )
            );
            requests.AddRange(
                scenario.Requests.Select(request =>
                    scenario.ToContext(request) with
                    {
                        Principal = RequestPrincipal.Parse(arn.ToString()),
                        ResourceAccount = requests.Count % 3 == 0 ? null : AccountId.Parse(scenario.ResourceAccount),
                    }
                )
            );
        }

        return (CompiledAccount.Compile(principals), requests);
    }
}
