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
