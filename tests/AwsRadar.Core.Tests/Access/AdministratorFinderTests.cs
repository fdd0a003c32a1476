using System.Collections.Immutable;
using AwsRadar.Core.Access;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;
using Xunit;

namespace AwsRadar.Core.Tests.Access;

public sealed class AdministratorFinderTests
{
    private const string Everything =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
    private const string ReadOnly =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:List*","Resource":"*"}]}""";
    private const string LambdaTrust =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Whoever_may_do_everything_is_an_administrator_also_by_a_group()
    {
        var snapshot = SnapshotWith(
            users:
            [
                User("direct", Everything),
                User("member") with
                {
                    GroupNames = ["admins"],
                },
                User("reader", ReadOnly),
            ],
            groups: [GroupOf("admins", Everything)]
        );

        Assert.Equal(["direct", "member"], Names(snapshot));
    }

    [Fact]
    public void An_explicit_deny_of_granting_takes_the_account_out_of_their_hands()
    {
        var limited = User(
            "limited",
            Everything,
            """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iam:*","Resource":"*"}]}"""
        );

        Assert.Empty(Names(SnapshotWith(users: [limited])));
    }

    [Fact]
    public void A_permissions_boundary_that_was_not_read_is_not_taken_for_none()
    {
        var bounded = User("bounded", Everything) with
        {
            PermissionsBoundary = Arn.Parse("arn:aws:iam::123456789012:policy/boundary"),
        };

        Assert.Empty(Names(SnapshotWith(users: [bounded])));
    }

    [Theory]
    [InlineData("lambda:CreateFunction", "lambda:InvokeFunction", "arn:aws:lambda:*:*:function:ci-*", true)]
    [InlineData("lambda:GetFunction", "lambda:InvokeFunction", "*", false)]
    public void Passing_an_administrators_role_to_a_service_that_runs_code_is_power_too(
        string first,
        string second,
        string resource,
        bool isFound
    )
    {
        var passer = User(
            "ci",
            $$"""
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::123456789012:role/power"},
              {"Effect":"Allow","Action":["{{first}}","{{second}}"],"Resource":"{{resource}}"}]}
            """
        );
        var snapshot = SnapshotWith(users: [passer], roles: [RoleOf("power", Everything)]);

        var found = AdministratorFinder.Find(snapshot).SingleOrDefault(one => one.Principal == passer.Arn);

        Assert.Equal(isFound ? "lambda.amazonaws.com" : null, found?.Service);
        Assert.Equal(isFound, found?.Through == Arn.Parse("arn:aws:iam::123456789012:role/power"));
    }

    [Theory]
    [InlineData("444455556666", "iam:*", CallOutcome.Ok, false)]
    [InlineData("444455556666", "iam:Create*", CallOutcome.Ok, true)]
    [InlineData("444455556666", "ec2:*", CallOutcome.Ok, true)]
    [InlineData("123456789012", "iam:*", CallOutcome.Ok, true)]
    // What could not be read does not take anybody off the list.
    [InlineData("444455556666", "ec2:*", CallOutcome.Denied, true)]
    public void Whom_a_service_control_policy_forbids_all_granting_is_no_administrator(
        string management,
        string denied,
        CallOutcome policies,
        bool isFound
    )
    {
        var member = SnapshotWith(users: [User("direct", Everything)], roles: [RoleOf("power", Everything)]);

        var found = Names(InOrganization(member, management, denied, policies));

        Assert.Equal(isFound ? ["direct", "power"] : [], found);
    }

    [Fact]
    public void A_service_control_policy_that_forbids_passing_roles_ends_the_power_through_them()
    {
        var passer = User(
            "ci",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:PassRole","lambda:*"],"Resource":"*"}]}"""
        );
        var member = SnapshotWith(users: [passer], roles: [RoleOf("power", Everything)]);

        var bound = InOrganization(member, "444455556666", "iam:PassRole", CallOutcome.Ok);

        Assert.Equal(["power", "ci"], Names(member));
        Assert.Equal(["power"], Names(bound));
    }

    /// <summary>The account in the root of an organization whose one policy allows all but what is denied.</summary>
    private static Snapshot InOrganization(Snapshot member, string management, string denied, CallOutcome policies)
    {
        static Arn ArnOf(string resource) => Arn.Parse($"arn:aws:organizations::444455556666:{resource}");
        return member with
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
                    Arn = ArnOf("account/o-1/123456789012"),
                    Account = member.Account,
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
                    Name = "guard",
                    Type = OrganizationPolicyType.ServiceControlPolicy,
                    Document = new PolicyText(
                        $$"""
                        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},
                         {"Effect":"Deny","Action":"{{denied}}","Resource":"*"}]}
                        """
                    ),
                    TargetIds = ["r-1", "123456789012"],
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

    private static CoverageEntry Entry(CallOutcome outcome, params SnapshotSection[] sections) =>
        new()
        {
            Region = "global",
            Service = "organizations",
            Operation = "Describe",
            Outcome = outcome,
            Sections = [.. sections],
        };

    [Fact]
    public void Policies_of_resources_neither_make_an_administrator_nor_unmake_one()
    {
        var passer = User(
            "ci",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:PassRole","lambda:*"],"Resource":"*"}]}"""
        );
        var half = User(
            "half",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:PassRole","lambda:CreateFunction"],"Resource":"*"}]}"""
        );
        var plain = SnapshotWith(
            users: [User("direct", Everything), passer, half, User("reader", ReadOnly)],
            roles: [RoleOf("power", Everything)]
        );
        string[] resources =
        [
            "arn:aws:s3:::everything",
            "arn:aws:kms:eu-west-1:123456789012:key/1",
            "arn:aws:lambda:eu-west-1:123456789012:function:any",
            "arn:aws:secretsmanager:eu-west-1:123456789012:secret:any-AbCdEf",
        ];

        var denying = Names(With("Deny"));
        var allowing = Names(With("Allow"));

        Assert.Equal(["direct", "power", "ci"], Names(plain));
        Assert.Equal(Names(plain), denying);
        Assert.Equal(Names(plain), allowing);

        Snapshot With(string effect) =>
            plain with
            {
                ResourcePolicies =
                [
                    .. resources.Select(resource => new ResourcePolicy
                    {
                        Resource = Arn.Parse(resource),
                        Service = "any",
                        Region = "eu-west-1",
                        Document = new PolicyText(
                            $$"""{"Version":"2012-10-17","Statement":[{"Effect":"{{effect}}","Principal":"*","Action":"*","Resource":"*"}]}"""
                        ),
                    }),
                ],
            };
    }

    private static IEnumerable<string> Names(Snapshot snapshot) =>
        AdministratorFinder.Find(snapshot).Select(one => one.Principal.Name.ToString());

    private static User User(string name, params string[] policies) =>
        new()
        {
            Arn = Arn.Parse($"arn:aws:iam::123456789012:user/{name}"),
            Id = "AIDA" + name,
            Name = name,
            Path = "/",
            CreatedAt = Now,
            InlinePolicies = Inline(policies),
        };

    private static Group GroupOf(string name, params string[] policies) =>
        new()
        {
            Arn = Arn.Parse($"arn:aws:iam::123456789012:group/{name}"),
            Id = "AGPA" + name,
            Name = name,
            Path = "/",
            CreatedAt = Now,
            InlinePolicies = Inline(policies),
        };

    private static Role RoleOf(string name, params string[] policies) =>
        new()
        {
            Arn = Arn.Parse($"arn:aws:iam::123456789012:role/{name}"),
            Id = "AROA" + name,
            Name = name,
            Path = "/",
            CreatedAt = Now,
            TrustPolicy = new PolicyText(LambdaTrust),
            InlinePolicies = Inline(policies),
        };

    private static ImmutableArray<InlinePolicy> Inline(string[] policies) =>
        [.. policies.Select((text, index) => new InlinePolicy($"p{index}", new PolicyText(text)))];

    private static Snapshot SnapshotWith(
        ImmutableArray<User>? users = null,
        ImmutableArray<Group>? groups = null,
        ImmutableArray<Role>? roles = null
    ) =>
        new()
        {
            Id = "1",
            Account = AccountId.Parse("123456789012"),
            Source = SnapshotSource.Scan,
            StartedAt = Now,
            CompletedAt = Now,
            Users = users ?? [],
            Groups = groups ?? [],
            Roles = roles ?? [],
            Coverage = new Coverage([]),
        };
}
