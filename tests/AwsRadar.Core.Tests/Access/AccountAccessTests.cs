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

    [Theory]
    [InlineData("sts:AssumeRole", "arn:aws:iam::444455556666:user/alice", Decision.Allowed)]
    [InlineData("sts:AssumeRole", "arn:aws:iam::444455556666:user/mallory", Decision.ImplicitlyDenied)]
    [InlineData("iam:ListUsers", "arn:aws:iam::444455556666:user/alice", Decision.ImplicitlyDenied)]
    public void Across_accounts_both_snapshots_have_their_say(string allowed, string trusted, Decision expected)
    {
        const string other = "444455556666";
        var theirs = SnapshotOf(Policy(allowed)) with { Account = AccountId.Parse(other) };
        theirs = theirs with { Users = [theirs.Users[0] with { Arn = Arn.Parse($"arn:aws:iam::{other}:user/alice") }] };
        var ours = SnapshotOf(Policy("s3:*"));
        ours = ours with
        {
            Roles =
            [
                ours.Roles[0] with
                {
                    TrustPolicy = new PolicyText(
                        $$"""
                        {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"{{trusted}}"},
                         "Action":"sts:AssumeRole"} }
                        """
                    ),
                },
            ],
        };
        var question = Question(
            $"arn:aws:iam::{other}:user/alice",
            "sts:AssumeRole",
            $"arn:aws:iam::{Account}:role/app"
        );

        var both = new AccountAccess(theirs, account => account.ToString() is Account ? ours : null).Ask(question);
        var alone = new AccountAccess(theirs).Ask(question);

        Assert.Equal(expected, both.Result.Decision);
        Assert.Equal(allowed is "sts:AssumeRole" ? Decision.Unknown : Decision.ImplicitlyDenied, alone.Result.Decision);
    }

    [Fact]
    public void A_member_that_could_not_read_the_organization_is_bound_as_its_management_account_knows()
    {
        const string management = "444455556666";
        var member = InOrganization(management, Deny("iam:ListUsers"), CallOutcome.Ok);
        var manager = member with { Account = AccountId.Parse(management), Users = [], Roles = [] };
        var blind = member with
        {
            OrganizationalUnits = [],
            OrganizationAccounts = [],
            OrganizationPolicies = [],
            Coverage = new Coverage([
                Entry(CallOutcome.Ok, SnapshotSection.Organization),
                Entry(CallOutcome.Denied, SnapshotSection.OrganizationalUnits, SnapshotSection.ServiceControlPolicies),
            ]),
        };

        var alone = new AccountAccess(blind).Ask(Question(Alice, "iam:ListUsers", "*"));
        var both = new AccountAccess(blind, account => account.ToString() is management ? manager : null).Ask(
            Question(Alice, "iam:ListUsers", "*")
        );

        Assert.Equal(Decision.Unknown, alone.Result.Decision);
        Assert.Equal(
            (Decision.ExplicitlyDenied, PolicyType.ServiceControl),
            (both.Result.Decision, both.Result.DecidedBy!.Value)
        );
    }

    [Fact]
    public void A_file_that_tells_nothing_of_an_organization_leaves_its_policies_assumed()
    {
        var skipped = SnapshotOf(Policy("*")) with { Coverage = Organizations(CallOutcome.Skipped) };

        var answer = Ask(skipped, Alice, "iam:ListUsers", "*");

        Assert.Equal(Decision.Allowed, answer.Result.Decision);
        Assert.Equal([PolicyType.ServiceControl], answer.Assumed);
    }

    [Theory]
    [InlineData(CallOutcome.Denied, Decision.Unknown)]
    [InlineData(CallOutcome.Throttled, Decision.Unknown)]
    [InlineData(CallOutcome.NotEnabled, Decision.Allowed)]
    public void An_organization_that_was_asked_about_and_not_told_leaves_every_yes_unknown(
        CallOutcome outcome,
        Decision expected
    )
    {
        var snapshot = SnapshotOf(Policy("iam:ListUsers")) with { Coverage = Organizations(outcome) };

        var answer = Ask(snapshot, Alice, "iam:ListUsers", "*");

        Assert.Equal(expected, answer.Result.Decision);
        Assert.Empty(answer.Assumed);
        Assert.Equal(Decision.ImplicitlyDenied, Ask(snapshot, Alice, "iam:ListRoles", "*").Result.Decision);
    }

    [Theory]
    [InlineData("iam:ListUsers", true)]
    // Unknown for another reason as well: the user's own policies.
    [InlineData("sqs:SendMessage", false)]
    public void What_only_unread_policies_of_the_organization_leave_open_is_allowed_unless_they_deny_it(
        string action,
        bool isOpenForThemAlone
    )
    {
        var access = new AccountAccess(
            SnapshotOf(Policy("iam:ListUsers")) with
            {
                Coverage = Organizations(CallOutcome.Denied),
            }
        );
        var question = Question(Alice, action, action is "iam:ListUsers" ? "*" : Queue);

        var answer = access.AskWithReason(question);
        var assumed = access.Ask(question with { AssumesNoOrganizationPolicies = true });

        Assert.Equal(Decision.Unknown, answer.Result.Decision);
        Assert.Equal(isOpenForThemAlone ? [PolicyType.ServiceControl] : [], answer.AllowedUnless);
        Assert.Equal(isOpenForThemAlone, answer.AllowingStatements.Length == 1);
        Assert.Equal(isOpenForThemAlone ? Decision.Allowed : Decision.Unknown, assumed.Result.Decision);
        Assert.Equal(isOpenForThemAlone ? [PolicyType.ServiceControl] : [], assumed.Assumed);
    }

    [Theory]
    [InlineData("s3:*", "iam:ListRoles", Decision.Allowed)]
    [InlineData("iam:ListUsers", "iam:ListUsers", Decision.ExplicitlyDenied)]
    public void Assuming_that_unread_policies_of_the_organization_deny_nothing_takes_no_known_deny_away(
        string denied,
        string action,
        Decision expected
    )
    {
        var access = new AccountAccess(InOrganization("444455556666", Deny(denied), CallOutcome.Incomplete));

        var answer = access.Ask(Question(Alice, action, "*") with { AssumesNoOrganizationPolicies = true });

        Assert.Equal(expected, answer.Result.Decision);
    }

    [Theory]
    [InlineData(Account, CallOutcome.Ok, Decision.Allowed)]
    [InlineData(Account, CallOutcome.Denied, Decision.Allowed)]
    [InlineData("444455556666", CallOutcome.Ok, Decision.ExplicitlyDenied)]
    [InlineData("444455556666", CallOutcome.Incomplete, Decision.ExplicitlyDenied)]
    public void Service_control_policies_bind_a_member_account_and_not_the_one_that_manages(
        string management,
        CallOutcome policies,
        Decision expected
    )
    {
        var snapshot = InOrganization(management, Deny("iam:ListUsers"), policies);

        var answer = Ask(snapshot, Alice, "iam:ListUsers", "*");

        Assert.Equal(expected, answer.Result.Decision);
        Assert.Equal(
            expected is Decision.Allowed ? PolicyType.Identity : PolicyType.ServiceControl,
            answer.Result.DecidedBy
        );
        Assert.True(answer.Request.Context.TryGet("aws:PrincipalOrgID", out var organization));
        Assert.Equal(["o-1"], organization.Values);
    }

    [Theory]
    [InlineData(CallOutcome.Ok, Decision.ImplicitlyDenied)]
    [InlineData(CallOutcome.Denied, Decision.Unknown)]
    public void A_level_whose_policies_do_not_allow_denies_only_if_all_of_them_are_known(
        CallOutcome policies,
        Decision expected
    ) =>
        Assert.Equal(
            expected,
            Ask(InOrganization("444455556666", Deny("s3:*"), policies), Alice, "iam:ListRoles", "*").Result.Decision
        );

    private static string Deny(string action) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"{{action}}","Resource":"*"}]}""";

    private static Coverage Organizations(CallOutcome outcome) =>
        new([Entry(outcome, SnapshotSection.Organization), Entry(CallOutcome.Ok, SnapshotSection.Users)]);

    private static CoverageEntry Entry(CallOutcome outcome, params SnapshotSection[] sections) =>
        new()
        {
            Region = "global",
            Service = "organizations",
            Operation = "Describe",
            Outcome = outcome,
            Sections = [.. sections],
        };

    /// <summary>The account in the root of an organization, with the policy alone attached to it there.</summary>
    private static Snapshot InOrganization(string management, string policy, CallOutcome policies)
    {
        static Arn ArnOf(string resource) => Arn.Parse($"arn:aws:organizations::444455556666:{resource}");
        return SnapshotOf(Policy("*")) with
        {
            Organization = new Organization
            {
                Arn = ArnOf("organization/o-1"),
                Id = "o-1",
                ManagementAccount = AccountId.Parse(management),
                HasAllFeatures = true,
            },
            OrganizationalUnits =
            [
                new OrganizationalUnit
                {
                    Arn = ArnOf("root/o-1/r-1"),
                    Id = "r-1",
                    Name = "Root",
                    PolicyTypes = [OrganizationPolicyType.ServiceControlPolicy],
                },
            ],
            OrganizationAccounts =
            [
                new OrganizationAccount
                {
                    Arn = ArnOf($"account/o-1/{Account}"),
                    Account = AccountId.Parse(Account),
                    Name = "member",
                    ParentId = "r-1",
                    State = "ACTIVE",
                },
            ],
            OrganizationPolicies =
            [
                new OrganizationPolicy
                {
                    Arn = ArnOf("policy/o-1/service_control_policy/p-1"),
                    Id = "p-1",
                    Name = "deny",
                    Type = OrganizationPolicyType.ServiceControlPolicy,
                    Document = new PolicyText(policy),
                    TargetIds = ["r-1"],
                },
            ],
            Coverage = new Coverage([
                Entry(
                    CallOutcome.Ok,
                    SnapshotSection.Organization,
                    SnapshotSection.OrganizationalUnits,
                    SnapshotSection.OrganizationAccounts
                ),
                Entry(policies, SnapshotSection.ServiceControlPolicies),
            ]),
        };
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
