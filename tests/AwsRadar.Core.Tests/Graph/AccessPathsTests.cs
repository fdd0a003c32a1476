using System.Collections.Immutable;
using AwsRadar.Core.Access;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Graph;
using AwsRadar.Core.Snapshots;
using AwsRadar.Core.Tests.Access;
using AwsRadar.Core.Tests.Differential;
using Xunit;

namespace AwsRadar.Core.Tests.Graph;

public sealed class AccessPathsTests
{
    private const string Everything = """ "Action":"*","Resource":"*" """;
    private static readonly string NoTrust = Account.Trust("""{"Service":"none.amazonaws.com"}""");
    private static readonly int Accounts = CaseStream.IsFull ? 5_000 : 60;

    [Fact]
    public void Roles_are_assumed_one_after_the_other_and_circles_end()
    {
        var snapshot = Account.Snapshot with
        {
            Users = [User("alice", """ "Action":"sts:AssumeRole","Resource":"arn:aws:iam::123456789012:role/a" """)],
            Roles =
            [
                Role("a", Trusting("user/alice", "role/b"), """ "Action":"sts:AssumeRole","Resource":"*" """),
                Role("b", Trusting("role/a"), """ "Action":"sts:AssumeRole","Resource":"*" """),
                Role("c", Trusting("role/b"), """ "Action":"s3:*","Resource":"*" """),
                Role("d", NoTrust, Everything),
            ],
        };

        Assert.Equal(["Allowed: assume-role a, assume-role b, assume-role c"], Find(snapshot, "user/alice", "role/c"));
        Assert.Empty(Find(snapshot, "user/alice", "role/d"));
    }

    [Theory]
    [InlineData("iam:PutUserPolicy", "arn:aws:iam::*:user/alice", "put-user-policy")]
    [InlineData("iam:AttachUserPolicy", "*", "attach-user-policy")]
    [InlineData("iam:PutGroupPolicy", "*", "put-group-policy")]
    [InlineData("iam:AttachGroupPolicy", "arn:aws:iam::123456789012:group/staff", "attach-group-policy")]
    [InlineData("iam:CreatePolicyVersion", "arn:aws:iam::123456789012:policy/own", "create-policy-version")]
    [InlineData("iam:AddUserToGroup", "arn:aws:iam::123456789012:group/admins", "add-to-group")]
    public void Who_may_change_what_they_may_is_an_administrator(string action, string resource, string method)
    {
        var snapshot = WithAlice($""" "Action":"{action}","Resource":"{resource}" """);

        Assert.Equal([$"Allowed: {method} administrator"], FindAdministrator(snapshot, "user/alice"));
    }

    [Theory]
    [InlineData("iam:PutUserPolicy", "arn:aws:iam::*:user/bob")]
    [InlineData("iam:CreatePolicyVersion", "arn:aws:iam::123456789012:policy/other")]
    [InlineData("iam:AddUserToGroup", "arn:aws:iam::123456789012:group/staff")]
    [InlineData("iam:PassRole", "*")]
    public void What_is_about_others_makes_nobody_an_administrator(string action, string resource) =>
        Assert.Empty(FindAdministrator(WithAlice($""" "Action":"{action}","Resource":"{resource}" """), "user/alice"));

    [Theory]
    [InlineData("iam:CreateAccessKey", "create-access-key root-like")]
    [InlineData("iam:CreateLoginProfile", "create-password root-like")]
    [InlineData("iam:UpdateLoginProfile", "change-password root-like")]
    [InlineData("iam:UpdateAssumeRolePolicy", "rewrite-trust lambda-admin")]
    [InlineData("""iam:PassRole","lambda:CreateFunction","lambda:InvokeFunction""", "pass-role lambda-admin")]
    public void An_administrator_who_can_be_taken_over_makes_one(string actions, string step) =>
        Assert.Equal(
            [$"Allowed: {step}"],
            FindAdministrator(WithAlice($""" "Action":["{actions}"],"Resource":"*" """), "user/alice")
        );

    [Fact]
    public void A_condition_a_boundary_and_what_was_not_read_make_a_path_less_sure()
    {
        const string self = """ "Action":"iam:PutUserPolicy","Resource":"*" """;
        var plain = WithAlice(self);
        var bounded = plain with
        {
            Users =
            [
                plain.Users[0] with
                {
                    PermissionsBoundary = Arn.Parse($"{Account.Prefix}policy/limit"),
                },
                .. plain.Users[1..],
            ],
            ManagedPolicies = [.. plain.ManagedPolicies, Account.Policy("limit", Account.Allow(Everything))],
        };
        var unread = plain with
        {
            Users =
            [
                plain.Users[0] with
                {
                    InlinePolicies = [new InlinePolicy("own", new PolicyText("{"))],
                },
                .. plain.Users[1..],
            ],
        };
        var conditional = WithAlice(self + ""","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}""");

        Assert.StartsWith(
            "Unknown: ",
            Assert.Single(FindAdministrator(bounded, "user/alice")),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "Unknown: ",
            Assert.Single(FindAdministrator(unread, "user/alice")),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "Conditional: ",
            Assert.Single(FindAdministrator(conditional, "user/alice")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_administrator_needs_no_step_and_everybody_else_is_listed()
    {
        var snapshot = WithAlice(""" "Action":"iam:AttachUserPolicy","Resource":"*" """);
        var paths = new AccessPaths(new AccountAccess(snapshot), Question);

        Assert.Empty(Assert.Single(paths.FindAdministrator(Principal("user/root-like"))).Steps);
        Assert.Equal([$"{Account.Prefix}user/alice"], paths.FindAllToAdministrator().Select(path => path.From));
    }

    [Fact]
    public void Each_step_is_what_can_says_of_it() =>
        CaseStream.Check(
            AccountGen.WithResources,
            Accounts,
            snapshot =>
            {
                var access = new AccountAccess(snapshot);
                var paths = new AccessPaths(access, Question);
                foreach (var user in snapshot.Users)
                {
                    var from = RequestPrincipal.Parse(user.Arn.ToString());
                    foreach (var role in snapshot.Roles.Select(role => role.Arn.ToString()))
                    {
                        var decision = access
                            .Ask(Question with { Principal = from, Action = "sts:AssumeRole", Resource = role })
                            .Result.Decision;
                        var found = paths.Find(from, role);
                        if (decision is Decision.Allowed && found.FirstOrDefault()?.Possibility != Possibility.Allowed)
                        {
                            return $"{from} may assume {role}, and no path says so";
                        }

                        if (decision is Decision.Unknown && found.IsEmpty)
                        {
                            return $"{from} may be able to assume {role}, and no path says so";
                        }

                        var broken = found
                            .SelectMany(path => path.Steps)
                            .SelectMany(step => step.Grants.Select(grant => (step, grant)))
                            .FirstOrDefault(each =>
                                access.Ask(Again(each.grant)).Result.Decision != each.grant.Answer.Result.Decision
                            );
                        if (broken.step is not null)
                        {
                            return $"{broken.step.From} {broken.step.Method}";
                        }
                    }
                }

                return null;
            }
        );

    private static AccessQuestion Again(AccessGrant grant) =>
        Question with
        {
            Principal = grant.Answer.Request.Principal,
            Action = grant.Answer.Request.Action,
            Resource = grant.Answer.Request.Resource,
            ResourceAccount = grant.Answer.Request.ResourceAccount,
            IsAboutEachResource = grant.Answer.Request.IsAboutEachResource,
            Context =
            [
                .. grant.Answer.Request.Context.Keys.Select(key =>
                {
                    grant.Answer.Request.Context.TryGet(key, out var value);
                    return KeyValuePair.Create(key, value);
                }),
            ],
        };

    private static AccessQuestion Question { get; } =
        new()
        {
            Principal = RequestPrincipal.Anonymous,
            Action = "sts:AssumeRole",
            Resource = "*",
        };

    /// <summary>Beside her: a user and a role that may do everything, the role for Lambda, and a group of administrators.</summary>
    private static Snapshot WithAlice(string allow) =>
        Account.Snapshot with
        {
            Users =
            [
                User("alice", allow) with
                {
                    GroupNames = ["staff"],
                    AttachedPolicies = [Account.Attached("own")],
                },
                User("root-like", Everything),
            ],
            Groups = [Account.Group("staff"), Account.Group("admins") with { InlinePolicies = [Inline(Everything)] }],
            Roles = [Role("lambda-admin", Account.Trust("""{"Service":"lambda.amazonaws.com"}"""), Everything)],
            ManagedPolicies =
            [
                Account.Policy("own", Account.Allow(""" "Action":"s3:ListAllMyBuckets","Resource":"*" """)),
                Account.Policy("other", Account.Allow(""" "Action":"s3:ListAllMyBuckets","Resource":"*" """)),
            ],
        };

    private static User User(string name, string allow) => Account.User(name) with { InlinePolicies = [Inline(allow)] };

    private static Role Role(string name, string trust, string allow) =>
        Account.Role(name, trust) with
        {
            InlinePolicies = [Inline(allow)],
        };

    private static InlinePolicy Inline(string allow) => new("own", new PolicyText(Account.Allow(allow)));

    private static string Trusting(params string[] names) =>
        Account.Trust($$"""{"AWS":[{{string.Join(',', names.Select(name => $"\"{Account.Prefix}{name}\""))}}]}""");

    private static RequestPrincipal Principal(string name) => RequestPrincipal.Parse(Account.Prefix + name);

    private static IEnumerable<string> Find(Snapshot snapshot, string from, string to) =>
        Show(new AccessPaths(new AccountAccess(snapshot), Question).Find(Principal(from), Account.Prefix + to));

    private static IEnumerable<string> FindAdministrator(Snapshot snapshot, string from) =>
        Show(new AccessPaths(new AccountAccess(snapshot), Question).FindAdministrator(Principal(from)));

    private static IEnumerable<string> Show(ImmutableArray<AccessPath> paths) =>
        paths.Select(path =>
            $"{path.Possibility}: {string.Join(", ", path.Steps.Select(step => $"{step.Method} {Name(step.To)}"))}"
        );

    private static string Name(string? arn) => arn is null ? "administrator" : Arn.Parse(arn).Name.ToString();
}
