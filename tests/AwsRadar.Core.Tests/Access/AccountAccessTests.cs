using System.Collections.Immutable;
using AwsRadar.Core.Access;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Snapshots;
using Xunit;

namespace AwsRadar.Core.Tests.Access;

public sealed class AccountAccessTests
{
    private const string Account = "123456789012";
    private const string Alice = $"arn:aws:iam::{Account}:user/alice";
    private const string Queue = $"arn:aws:sqs:us-east-1:{Account}:q";
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_users_own_tags_are_all_of_them_and_a_roles_session_may_bring_more()
    {
        const string policy = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:ListUsers","Resource":"*",
             "Condition":{"StringEquals":{"aws:PrincipalTag/team":"blue"} } } }
            """;

        Assert.Equal(Decision.ImplicitlyDenied, Ask(Alice, "iam:ListUsers", "*", policy).Result.Decision);
        Assert.Equal(
            Decision.Unknown,
            Ask($"arn:aws:iam::{Account}:role/app", "iam:ListUsers", "*", policy).Result.Decision
        );
    }

    [Fact]
    public void A_policy_that_was_not_read_makes_unknown_what_it_could_allow()
    {
        var unread = SnapshotOf(Policy("s3:ListAllMyBuckets")) with { ManagedPolicies = [] };
        var snapshot = unread with
        {
            Users =
            [
                unread.Users[0] with
                {
                    AttachedPolicies = [new AttachedPolicy("gone", Arn.Parse($"arn:aws:iam::{Account}:policy/gone"))],
                },
            ],
        };

        Assert.Equal(Decision.Unknown, Ask(snapshot, Alice, "iam:ListUsers", "*").Result.Decision);
        Assert.Equal(Decision.Unknown, Ask(snapshot, Alice, "s3:ListAllMyBuckets", "*").Result.Decision);
    }

    [Fact]
    public void A_user_whom_nobody_could_look_up_is_unknown()
    {
        var snapshot = SnapshotOf(Policy("*")) with { Users = [], Coverage = new Coverage([]) };

        Assert.Equal(Decision.Unknown, Ask(snapshot, Alice, "iam:ListUsers", "*").Result.Decision);
    }

    [Theory]
    [InlineData("arn:aws:sqs:us-east-1:123456789012:q", "sqs:SendMessage", Decision.Unknown)]
    [InlineData("arn:aws:ec2:us-east-1:123456789012:instance/i-1", "ec2:StopInstances", Decision.ImplicitlyDenied)]
    [InlineData("arn:aws:ec2:us-east-1:444455556666:instance/i-1", "ec2:StopInstances", Decision.ImplicitlyDenied)]
    [InlineData("*", "sqs:ListQueues", Decision.ImplicitlyDenied)]
    public void Only_a_resource_that_can_have_a_policy_leaves_a_no_open(
        string resource,
        string action,
        Decision expected
    ) => Assert.Equal(expected, Ask(Alice, action, resource, Policy("iam:ListUsers")).Result.Decision);

    [Fact]
    public void A_resource_policy_that_is_given_takes_the_place_of_the_assumption()
    {
        var question = Question(Alice, "sqs:SendMessage", Queue) with
        {
            ResourcePolicy = NamedPolicy.Parse(
                "queue",
                $$"""
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"{{Alice}}"},
                 "Action":"sqs:SendMessage","Resource":"*"} }
                """,
                PolicyType.Resource
            ),
        };

        var answer = new AccountAccess(SnapshotOf(Policy("iam:ListUsers"))).Ask(question);

        Assert.Equal((Decision.Allowed, PolicyType.Resource), (answer.Result.Decision, answer.Result.DecidedBy));
        Assert.Equal([PolicyType.ServiceControl, PolicyType.ResourceControl], answer.Assumed);
    }

    [Fact]
    public void Across_accounts_the_other_side_is_unknown_and_this_sides_no_is_certain()
    {
        const string foreign = "arn:aws:sqs:us-east-1:444455556666:q";

        Assert.Equal(Decision.Unknown, Ask(Alice, "sqs:SendMessage", foreign, Policy("sqs:*")).Result.Decision);
        Assert.Equal(Decision.ImplicitlyDenied, Ask(Alice, "sqs:SendMessage", foreign, Policy("s3:*")).Result.Decision);
    }

    private static AccessAnswer Ask(string principal, string action, string resource, string policy) =>
        Ask(SnapshotOf(policy), principal, action, resource);

    private static AccessAnswer Ask(Snapshot snapshot, string principal, string action, string resource) =>
        new AccountAccess(snapshot).Ask(Question(principal, action, resource));

    private static AccessQuestion Question(string principal, string action, string resource) =>
        new()
        {
            Principal = RequestPrincipal.Parse(principal),
            Action = action,
            Resource = resource,
        };

    private static string Policy(string action) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":"*"}]}""";

    /// <summary>A user and a role that both have the policy.</summary>
    private static Snapshot SnapshotOf(string policy)
    {
        ImmutableArray<InlinePolicy> inline = [new InlinePolicy("own", new PolicyText(policy))];
        return new Snapshot
        {
            Id = "1",
            Account = AccountId.Parse(Account),
            Source = SnapshotSource.File,
            StartedAt = Now,
            CompletedAt = Now,
            Users =
            [
                new User
                {
                    Arn = Arn.Parse(Alice),
                    Id = "AIDA1",
                    Name = "alice",
                    Path = "/",
                    CreatedAt = Now,
                    InlinePolicies = inline,
                },
            ],
            Roles =
            [
                new Role
                {
                    Arn = Arn.Parse($"arn:aws:iam::{Account}:role/app"),
                    Id = "AROA1",
                    Name = "app",
                    Path = "/",
                    CreatedAt = Now,
                    TrustPolicy = new PolicyText("{}"),
                    InlinePolicies = inline,
                },
            ],
            Coverage = new Coverage([]),
        };
    }
}
