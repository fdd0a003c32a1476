using AwsRadar.Core.Access;
using AwsRadar.Core.Access.Compiled;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Snapshots;
using AwsRadar.Core.Tests.Differential;
using CsCheck;
using Xunit;

namespace AwsRadar.Core.Tests.Access;

/// <summary>The compiled account and the evaluator that explains give the same answers.</summary>
public sealed class CompiledAccountTests
{
    private const int ScenariosPerAccount = 5;
    private const int Threads = 8;
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
    public void Many_threads_get_the_answers_that_one_gets()
    {
        var random = new PCG(2, 2026);
        var scenarios = ScenarioGen.Scenario.Array[40].Generate(random, null, out _);
        var (account, requests) = Compile(scenarios);
        var (alone, _) = Compile(scenarios);
        var expected = requests.ConvertAll(request => Answer(alone, request));

        // Nothing is interned yet: the threads make every part of the questions side by side.
        var answers = new CompactResult[requests.Count * Threads];
        Parallel.For(
            0,
            answers.Length,
            new ParallelOptions { MaxDegreeOfParallelism = Threads },
            index => answers[index] = Answer(account, requests[index % requests.Count])
        );

        Assert.All(
            answers.Index(),
            answer => Assert.Equal(expected[answer.Index % requests.Count].Decision, answer.Item.Decision)
        );
    }

    [Fact]
    public void A_snapshots_users_and_roles_are_compiled_with_their_groups_and_boundaries()
    {
        var snapshot = SnapshotOfOneUser();

        var account = CompiledAccount.Compile(snapshot);

        Assert.Equal(Decision.Allowed, Ask("s3:GetObject"));
        Assert.Equal(Decision.ImplicitlyDenied, Ask("s3:PutObject"));
        Assert.Equal(Decision.ImplicitlyDenied, Ask("sqs:SendMessage"));

        Decision Ask(string action) =>
            Answer(
                account,
                new RequestContext
                {
                    Principal = RequestPrincipal.Parse(snapshot.Users[0].Arn.ToString()),
                    Action = action,
                    Resource = "*",
                }
            ).Decision;
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

    private static CompactResult Answer(CompiledAccount account, RequestContext request)
    {
        Assert.True(account.TryIntern(request, out var interned));
        return account.Evaluate(interned);
    }

    /// <summary>The group allows reading and a queue; the boundary leaves S3.</summary>
    private static Snapshot SnapshotOfOneUser()
    {
        var now = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
        var boundary = Arn.Parse("arn:aws:iam::111122223333:policy/boundary");
        return new Snapshot
        {
            Id = "1",
            Account = AccountId.Parse("111122223333"),
            Source = SnapshotSource.File,
            StartedAt = now,
            CompletedAt = now,
            Users =
            [
                new User
                {
                    Arn = Arn.Parse("arn:aws:iam::111122223333:user/alice"),
                    Id = "AIDA1",
                    Name = "alice",
                    Path = "/",
                    CreatedAt = now,
                    GroupNames = ["Readers"],
                    PermissionsBoundary = boundary,
                },
            ],
            Groups =
            [
                new Group
                {
                    Arn = Arn.Parse("arn:aws:iam::111122223333:group/readers"),
                    Id = "AGPA1",
                    Name = "readers",
                    Path = "/",
                    CreatedAt = now,
                    InlinePolicies = [new InlinePolicy("own", Allowing("s3:GetObject", "sqs:*"))],
                },
            ],
            ManagedPolicies =
            [
                new ManagedPolicy
                {
                    Arn = boundary,
                    Id = "ANPA1",
                    Name = "boundary",
                    Path = "/",
                    CreatedAt = now,
                    UpdatedAt = now,
                    DefaultVersionId = "v1",
                    Versions = [new PolicyVersion("v1", IsDefault: true, now, Allowing("s3:*"))],
                },
            ],
            Coverage = new Coverage([]),
        };
    }

    private static PolicyText Allowing(params string[] actions) =>
        new(
            $$"""
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["{{string.Join(
                "\",\"",
                actions
            )}}"],"Resource":"*"} }
            """
        );
}
