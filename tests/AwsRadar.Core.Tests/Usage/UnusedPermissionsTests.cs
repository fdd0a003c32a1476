using System.Collections.Immutable;
using AwsRadar.Core.Access;
using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Linting;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Snapshots;
using AwsRadar.Core.Tests.Access;
using AwsRadar.Core.Tests.Differential;
using AwsRadar.Core.Tests.Graph;
using AwsRadar.Core.Usage;
using CsCheck;
using Xunit;

namespace AwsRadar.Core.Tests.Usage;

public sealed class UnusedPermissionsTests
{
    private static readonly string[] Services = ["iam", "s3", "sqs", "sts", "kms", "ec2"];

    /// <summary>Of a service that the reference lacks: what takes the place of <c>*</c> cannot name it.</summary>
    private const string OfNoService = "nothing:NewAction";

    private static readonly TimeSpan Since = TimeSpan.FromDays(90);

    private static readonly string[] Asked =
    [
        "iam:CreateUser",
        "iam:CreateAccessKey",
        "iam:PassRole",
        "iam:AttachUserPolicy",
        "s3:GetObject",
        "s3:PutObject",
        "sqs:SendMessage",
        "sts:AssumeRole",
        "kms:Decrypt",
        "ec2:RunInstances",
        OfNoService,
    ];

    private static readonly string[] Resources =
    [
        "arn:aws:iam::123456789012:user/u1",
        "arn:aws:iam::123456789012:role/r0",
        "arn:aws:s3:::bucket/a1",
        "arn:aws:s3:::blue/x",
        "arn:aws:sqs:eu-west-1:123456789012:q",
        "arn:aws:kms:eu-west-1:123456789012:key/k",
        "*",
    ];

    [Fact]
    public void A_smaller_policy_never_allows_what_the_old_ones_did_not_and_keeps_what_was_used_or_is_unknown()
    {
        var proposals = 0;
        Gen.Select(AccountGen.Snapshots, Gen.UInt)
            .Sample(
                (account, seed) =>
                {
                    var snapshot = WithReports(account, new PCG(1, seed));
                    foreach (var user in snapshot.Users)
                    {
                        var found = new UnusedPermissions(snapshot, ObservedCalls.None, Since).Find(user);
                        if (found.Proposed is { } proposed)
                        {
                            Interlocked.Increment(ref proposals);
                            AssertSmaller(snapshot, user, found, proposed);
                        }
                    }
                },
                iter: CaseStream.IsFull ? 20_000 : 500
            );

        Assert.True(proposals > 50, $"only {proposals} proposals");
    }

    [Fact]
    public void What_no_policy_could_hold_is_not_proposed_and_said()
    {
        var snapshot = Reported();
        // In each statement all other actions of Amazon EC2 take the place of what it leaves out.
        const string statement = """{"Effect":"Allow","NotAction":"ec2:RunInstances","Resource":"*"}""";
        var statements = string.Join(',', Enumerable.Repeat(statement, 10));
        var policy = new PolicyText($$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""");
        var user = snapshot.Users[0] with { InlinePolicies = [new InlinePolicy("all-but-one", policy)] };

        var found = new UnusedPermissions(snapshot, ObservedCalls.None, Since).Find(user);

        Assert.Null(found.Proposed);
        Assert.Contains("IAM takes no policy of more than 131072", found.Fault, StringComparison.Ordinal);
    }

    [Theory]
    // The report says so.
    [InlineData("s3:GetObject", ActionUsage.Unused)]
    [InlineData("iam:GetUser", ActionUsage.Used)]
    [InlineData("iam:CreateUser", ActionUsage.Unused)]
    // A used service whose report does not name the action, one that the report does not list.
    [InlineData("iam:PassRole", ActionUsage.ActionNotTracked)]
    [InlineData("kms:Decrypt", ActionUsage.ServiceNotTracked)]
    // Longer ago than the period.
    [InlineData("sqs:SendMessage", ActionUsage.Unused)]
    public void What_the_access_advisor_does_not_keep_account_of_is_unknown(string action, ActionUsage expected)
    {
        var found = new UnusedPermissions(Reported(), ObservedCalls.None, Since).Find(Reported().Users[0]);

        Assert.Equal(expected, found.Actions.Single(each => each.FullName == action).Usage);
    }

    [Fact]
    public void Without_a_report_nothing_is_called_unused()
    {
        var snapshot = Reported() with { ServiceLastAccess = [] };

        var found = new UnusedPermissions(snapshot, ObservedCalls.None, Since).Find(snapshot.Users[0]);

        Assert.All(found.Actions, action => Assert.Equal(ActionUsage.NoReport, action.Usage));
        Assert.Null(found.Proposed);
    }

    [Fact]
    public void Who_is_younger_than_the_period_has_nothing_that_is_unused()
    {
        var snapshot = Reported();
        var young = snapshot.Users[0] with { CreatedAt = snapshot.CompletedAt - TimeSpan.FromDays(89) };

        var found = new UnusedPermissions(snapshot, ObservedCalls.None, Since).Find(young);

        Assert.False(found.HasUnused);
        Assert.Equal(1, found.Count(ActionUsage.Used));
        Assert.True(found.Count(ActionUsage.TooYoung) > 0);
    }

    [Fact]
    public void A_period_that_is_longer_than_IAM_tells_of_is_unknown()
    {
        var found = new UnusedPermissions(Reported(), ObservedCalls.None, TimeSpan.FromDays(401)).Find(
            Reported().Users[0]
        );

        Assert.False(found.HasUnused);
        Assert.True(found.Count(ActionUsage.PeriodTooLong) > 0);
    }

    [Theory]
    [InlineData(true, 0, true)]
    // Nobody vouches for the files; a day has no events.
    [InlineData(false, 0, false)]
    [InlineData(true, 1, false)]
    public void The_silence_of_CloudTrail_counts_where_the_files_are_whole(bool isComplete, int gaps, bool isUnused)
    {
        var snapshot = Reported() with { ServiceLastAccess = [] };
        var last = DateOnly.FromDateTime(snapshot.CompletedAt.UtcDateTime);
        var observed = new ObservedCalls
        {
            IsComplete = isComplete,
            Days = [.. Enumerable.Range(gaps, 91).Select(day => last.AddDays(-day))],
            IsLogged = action => action is "iam:CreateUser",
        };

        var found = new UnusedPermissions(snapshot, observed, Since).Find(snapshot.Users[0]);

        Assert.Equal(isUnused ? 1 : 0, found.Count(ActionUsage.Unused));
    }

    [Fact]
    public void What_CloudTrail_saw_was_used_whatever_the_report_says()
    {
        var snapshot = Reported();
        var calls = new CallsOfIdentity
        {
            Actions = ImmutableDictionary<string, DateTimeOffset>
                .Empty.WithComparers(StringComparer.OrdinalIgnoreCase)
                .Add("s3:GetObject", snapshot.CompletedAt - TimeSpan.FromHours(1)),
        };
        var observed = new ObservedCalls
        {
            ByIdentity = ObservedCalls.None.ByIdentity.Add(snapshot.Users[0].Arn.ToString(), calls),
        };

        var found = new UnusedPermissions(snapshot, observed, Since).Find(snapshot.Users[0]);

        Assert.Equal(ActionUsage.Used, found.Actions.Single(each => each.FullName == "s3:GetObject").Usage);
        Assert.Equal(ActionUsage.ActionNotTracked, found.Actions.Single(each => each.FullName == "s3:PutObject").Usage);
    }

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*"}""", "iam:CreateUser", false)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*"}""", "iam:GetUser", true)]
    [InlineData("""{"Effect":"Allow","NotAction":"iam:GetUser","Resource":"*"}""", "iam:GetUser", false)]
    [InlineData("""{"Effect":"Allow","NotAction":"iam:Create*","Resource":"*"}""", "iam:GetUser", true)]
    [InlineData("""{"Effect":"Allow","NotAction":"iam:Create*","Resource":"*"}""", "iam:CreateFuture", false)]
    [InlineData("""{"Effect":"Allow","Action":"s3:*","Resource":"*"}""", "s3:GetObject", false)]
    public void Of_wildcards_the_kept_actions_stay(string statement, string action, bool isAllowed)
    {
        var snapshot = Reported(statement);

        var proposed = new UnusedPermissions(snapshot, ObservedCalls.None, Since).Find(snapshot.Users[0]).Proposed;

        Assert.Equal(isAllowed, proposed is not null && IsAllowed(snapshot, snapshot.Users[0], proposed, action, "*"));
    }

    /// <summary>A user of a year, and a report: iam was used, s3 never, sqs half a year ago.</summary>
    private static Snapshot Reported(
        string statement =
            """{"Effect":"Allow","Action":["iam:GetUser","iam:CreateUser","iam:PassRole","s3:GetObject","s3:PutObject","kms:Decrypt","sqs:SendMessage"],"Resource":"*"}"""
    )
    {
        var now = Account.Snapshot.CompletedAt;
        var user = Account.User("u0") with
        {
            CreatedAt = now - TimeSpan.FromDays(500),
            InlinePolicies =
            [
                new InlinePolicy("own", new PolicyText($$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""")),
            ],
        };
        return Account.Snapshot with
        {
            Users = [user],
            ServiceLastAccess =
            [
                new ServiceLastAccess
                {
                    Arn = user.Arn,
                    Services =
                    [
                        new ServiceUse("iam", now - TimeSpan.FromDays(3), null)
                        {
                            Actions =
                            [
                                new ActionUse("GetUser", now - TimeSpan.FromDays(3)),
                                new ActionUse("CreateUser", null),
                            ],
                        },
                        new ServiceUse("s3", null, null),
                        new ServiceUse("sqs", now - TimeSpan.FromDays(180), "eu-west-1"),
                    ],
                },
            ],
        };
    }

    private static Snapshot WithReports(Snapshot snapshot, PCG random) =>
        snapshot with
        {
            Users = [.. snapshot.Users.Select(user => user with { CreatedAt = snapshot.CompletedAt.AddDays(-500) })],
            ServiceLastAccess =
            [
                .. snapshot.Users.Select(user => new ServiceLastAccess
                {
                    Arn = user.Arn,
                    Services =
                    [
                        .. Services
                            .Where(_ => random.Next(4) > 0)
                            .Select(service => new ServiceUse(
                                service,
                                random.Next(2) == 0 ? null : snapshot.CompletedAt.AddDays(-3),
                                null
                            )
                            {
                                Actions =
                                [
                                    .. Asked
                                        .Where(action => action.StartsWith(service + ":", StringComparison.Ordinal))
                                        .Where(_ => random.Next(3) > 0)
                                        .Select(action => new ActionUse(
                                            action.Split(':')[1],
                                            random.Next(2) == 0 ? null : snapshot.CompletedAt.AddDays(-3)
                                        )),
                                ],
                            }),
                    ],
                }),
            ],
        };

    private static void AssertSmaller(Snapshot snapshot, User user, IdentityPermissions found, string proposed)
    {
        Assert.DoesNotContain(
            PolicyLinter.Lint(proposed, PolicyType.Identity).Diagnostics,
            diagnostic => diagnostic.Severity == Severity.Error
        );
        var unused = found
            .Actions.Where(action => action.Usage == ActionUsage.Unused)
            .Select(action => action.FullName)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var (before, after) = (new AccountAccess(snapshot), new AccountAccess(With(snapshot, user, proposed)));
        foreach (var action in Asked)
        {
            foreach (var resource in Resources)
            {
                var (old, smaller) = (Decide(before, user, action, resource), Decide(after, user, action, resource));
                var isDenied = old is Decision.ImplicitlyDenied or Decision.ExplicitlyDenied;
                var isKept = isDenied || unused.Contains(action) || action is OfNoService || smaller == old;
                Assert.True(
                    isKept && (!isDenied || smaller == old) && (old == Decision.Allowed || smaller != Decision.Allowed),
                    $"{action} on {resource}: {old}, then {smaller} by {proposed}"
                );
            }
        }
    }

    private static bool IsAllowed(Snapshot snapshot, User user, string policy, string action, string resource) =>
        Decide(new AccountAccess(With(snapshot, user, policy)), user, action, resource) == Decision.Allowed;

    private static Decision Decide(AccountAccess access, User user, string action, string resource) =>
        access
            .Ask(
                new AccessQuestion
                {
                    Principal = RequestPrincipal.Parse(user.Arn.ToString()),
                    Action = action,
                    Resource = resource,
                }
            )
            .Result.Decision;

    private static Snapshot With(Snapshot snapshot, User user, string policy) =>
        snapshot with
        {
            Users =
            [
                .. snapshot.Users.Select(each =>
                    each.Arn == user.Arn
                        ? each with
                        {
                            GroupNames = [],
                            AttachedPolicies = [],
                            InlinePolicies = [new InlinePolicy("smaller", new PolicyText(policy))],
                        }
                        : each
                ),
            ],
        };
}
