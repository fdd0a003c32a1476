using AwsRadar.Core.Access;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Snapshots;
using AwsRadar.Core.Tests.Differential;
using AwsRadar.Core.Tests.Graph;
using Xunit;

namespace AwsRadar.Core.Tests.Access;

/// <summary><see cref="WhoCan"/> says of everybody what <see cref="AccountAccess.Ask"/> says of each.</summary>
public sealed class WhoCanTests
{
    private const string User = "arn:aws:iam::123456789012:user/u1";
    private const string Role = "arn:aws:iam::123456789012:role/r0";
    private const string Key = "arn:aws:kms:eu-west-1:123456789012:key/k";
    private static readonly int Accounts = CaseStream.IsFull ? 20_000 : 200;

    private static readonly (string Action, string Resource)[] OneResource =
    [
        ("iam:CreateAccessKey", User),
        ("iam:ListUsers", "*"),
        ("iam:PassRole", Role),
        ("s3:GetObject", "arn:aws:s3:::bucket/a1"),
        ("sqs:SendMessage", "arn:aws:sqs:eu-west-1:123456789012:q"),
        ("sts:AssumeRole", Role),
        ("sts:GetCallerIdentity", "*"),
        ("kms:Decrypt", Key),
    ];

    private static readonly (string Action, string Pattern, string[] Samples)[] Patterns =
    [
        ("iam:CreateAccessKey", "*", [User, "arn:aws:iam::123456789012:user/u0", "arn:aws:iam::123456789012:user/x"]),
        ("iam:CreateAccessKey", "arn:aws:iam::123456789012:user/u*", [User, "arn:aws:iam::123456789012:user/u0"]),
        ("s3:GetObject", "arn:aws:s3:::bucket/*", ["arn:aws:s3:::bucket/a1", "arn:aws:s3:::bucket/b"]),
        ("s3:GetObject", "*", ["arn:aws:s3:::bucket/a1", "arn:aws:s3:::blue/b", "arn:aws:s3:::x/y"]),
        ("kms:Decrypt", "*", [Key]),
        ("iam:PassRole", "arn:aws:iam::*:role/*", [Role, "arn:aws:iam::123456789012:role/r1"]),
    ];

    [Fact]
    public void Who_can_is_can_asked_of_every_principal() =>
        CaseStream.Check(
            AccountGen.Snapshots,
            Accounts,
            snapshot =>
                OneResource.Select(each => Disagreement(snapshot, each)).FirstOrDefault(each => each is not null)
        );

    [Fact]
    public void Who_can_is_can_where_resources_have_policies_of_their_own() =>
        CaseStream.Check(
            AccountGen.WithResources,
            Accounts,
            snapshot =>
                OneResource.Select(each => Disagreement(snapshot, each)).FirstOrDefault(each => each is not null)
        );

    [Fact]
    public void Who_can_is_can_where_many_have_the_same_policies_and_other_names_and_tags() =>
        CaseStream.Check(
            AccountGen.CrowdsWithResources,
            Accounts / 2,
            snapshot =>
                OneResource.Select(each => Disagreement(snapshot, each)).FirstOrDefault(each => each is not null)
        );

    [Fact]
    public void What_is_said_of_every_resource_holds_for_each_of_many_with_the_same_policies() =>
        CaseStream.Check(
            AccountGen.Crowds,
            Accounts / 4,
            snapshot => Patterns.Select(each => Disagreement(snapshot, each)).FirstOrDefault(each => each is not null)
        );

    [Fact]
    public void What_is_said_of_every_resource_of_a_pattern_holds_for_each_and_who_is_left_out_is_allowed_none() =>
        CaseStream.Check(
            AccountGen.Snapshots,
            Accounts,
            snapshot => Patterns.Select(each => Disagreement(snapshot, each)).FirstOrDefault(each => each is not null)
        );

    [Fact]
    public void A_pattern_of_actions_gives_each_action_its_own_answer() =>
        CaseStream.Check(
            AccountGen.Snapshots,
            Accounts / 8,
            snapshot =>
            {
                var access = new AccountAccess(snapshot);
                var all = WhoCan.Ask(access, Question("iam:*", User));
                var single = all.Actions.Where((_, number) => number % 9 == 0);
                return single
                    .Select(action =>
                        Compare(
                            $"{action} in {snapshot.Users.Length} users",
                            Said(WhoCan.Ask(access, Question(action, User)), action),
                            Said(all, action)
                        )
                    )
                    .FirstOrDefault(each => each is not null);
            }
        );

    [Fact]
    public void Conditions_that_nobody_told_are_said_in_words_and_all_others_are_unknown()
    {
        var snapshot = Account.Snapshot with
        {
            Users =
            [
                With(
                    "when",
                    Account.Allow(
                        """ "Action":"iam:CreateUser","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}} """
                    )
                ),
                With(
                    "unless",
                    """
                    {"Version":"2012-10-17","Statement":[
                     {"Effect":"Allow","Action":"*","Resource":"*"},
                     {"Effect":"Deny","Action":"iam:*","Resource":"*","Condition":{"NotIpAddress":{"aws:SourceIp":["10.0.0.0/8","192.0.2.0/24"]}}}]}
                    """
                ),
                With("unread", "{"),
            ],
        };

        var answer = WhoCan.Ask(new AccountAccess(snapshot), Question("iam:CreateUser", User));

        Assert.Equal(
            [
                "root Allowed ",
                "unless Conditional unless aws:SourceIp is not in 10.0.0.0/8 or 192.0.2.0/24",
                "when Conditional when aws:MultiFactorAuthPresent is true",
                "unread Unknown ",
            ],
            answer.Principals.Select(each =>
                $"{each.Who.Name} {each.Possibility} {string.Join("; ", each.Grants[0].Conditions)}"
            )
        );
    }

    [Fact]
    public void Those_outside_whom_a_trust_policy_names_are_asked_too()
    {
        var snapshot = Account.Snapshot with
        {
            Roles =
            [
                Account.Role(
                    "r0",
                    Account.Trust(
                        """{"AWS":["999999999999","arn:aws:iam::888888888888:role/x"],"Service":"lambda.amazonaws.com"}"""
                    )
                ),
            ],
        };

        var answer = WhoCan.Ask(new AccountAccess(snapshot), Question("sts:AssumeRole", Role));

        Assert.Equal(
            [
                "Service lambda.amazonaws.com Allowed",
                "Account 999999999999 Unknown",
                "ForeignPrincipal arn:aws:iam::888888888888:role/x Unknown",
            ],
            answer.Principals.Select(each => $"{each.Who.Kind} {each.Who.Name} {each.Possibility}")
        );
    }

    [Fact]
    public void Those_outside_whom_a_buckets_policy_names_are_asked_too()
    {
        var snapshot = Account.Snapshot with
        {
            ResourcePolicies =
            [
                new ResourcePolicy
                {
                    Resource = Arn.Parse("arn:aws:s3:::bucket"),
                    Service = "s3",
                    Region = "us-east-1",
                    Document = new PolicyText(
                        """
                        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::bucket/*",
                         "Principal":{"AWS":["999999999999","arn:aws:iam::888888888888:role/x"],"Service":"delivery.logs.amazonaws.com"}}]}
                        """
                    ),
                },
            ],
        };

        var answer = WhoCan.Ask(new AccountAccess(snapshot), Question("s3:GetObject", "arn:aws:s3:::bucket/a"));

        Assert.Equal(
            [
                "Root root Allowed",
                "Service delivery.logs.amazonaws.com Allowed",
                "Account 999999999999 Unknown",
                "ForeignPrincipal arn:aws:iam::888888888888:role/x Unknown",
            ],
            answer.Principals.Select(each => $"{each.Who.Kind} {each.Who.Name} {each.Possibility}")
        );
    }

    [Fact]
    public void Where_only_some_resources_are_allowed_they_are_named()
    {
        var snapshot = Account.Snapshot with
        {
            Users =
            [
                With("all", Account.Allow(""" "Action":"iam:*","Resource":"*" """)),
                With(
                    "some",
                    """
                    {"Version":"2012-10-17","Statement":[
                     {"Effect":"Allow","Action":"iam:CreateAccessKey","Resource":["arn:aws:iam::123456789012:user/dev/*","arn:aws:iam::*:user/${aws:username}"]},
                     {"Effect":"Deny","Action":"*","Resource":"arn:aws:iam::*:user/dev/admin"}]}
                    """
                ),
                With("role-only", Account.Allow(""" "Action":"iam:*","Resource":"arn:aws:iam::*:role/*" """)),
            ],
        };

        var answer = WhoCan.Ask(
            new AccountAccess(snapshot),
            Question("iam:CreateAccessKey", "arn:aws:iam::123456789012:user/*")
        );

        Assert.Equal(
            ["all arn:aws:iam::123456789012:user/* whole", "some arn:aws:iam::123456789012:user/dev/* part"],
            answer
                .Principals.Where(each =>
                    each.Possibility == Possibility.Allowed && each.Who.Kind == AskedPrincipalKind.User
                )
                .Select(each =>
                    $"{each.Who.Name} {each.Grants[0].Resource} {(each.Grants[0].IsWhole ? "whole" : "part")}"
                )
        );
        Assert.DoesNotContain(answer.Principals, each => each.Who.Name is "role-only");
    }

    private static User With(string name, string policy) =>
        Account.User(name) with
        {
            InlinePolicies = [new InlinePolicy("own", new PolicyText(policy))],
        };

    private static string? Disagreement(Snapshot snapshot, (string Action, string Resource) asked)
    {
        var access = new AccountAccess(snapshot);
        var question = Question(asked.Action, asked.Resource);
        var answer = WhoCan.Ask(access, question);
        foreach (var principal in Principals(snapshot))
        {
            var expected = access.Ask(question with { Principal = principal }).Result.Decision;
            var said = answer.Principals.FirstOrDefault(each => each.Who.Principal.Text == principal.Text)?.Possibility;
            var isSame = (expected, said) switch
            {
                (Decision.Allowed, Possibility.Allowed) => true,
                (Decision.Unknown, Possibility.Conditional or Possibility.Unknown) => true,
                (Decision.ImplicitlyDenied or Decision.ExplicitlyDenied, null) => true,
                _ => false,
            };
            if (!isSame)
            {
                return $"{principal} {asked}: can says {expected}, who-can {said}\n{Show(snapshot)}";
            }
        }

        return null;
    }

    private static string? Disagreement(Snapshot snapshot, (string Action, string Pattern, string[] Samples) asked)
    {
        var access = new AccountAccess(snapshot);
        var answer = WhoCan.Ask(access, Question(asked.Action, asked.Pattern));
        foreach (var principal in Principals(snapshot))
        {
            var grants =
                answer.Principals.FirstOrDefault(each => each.Who.Principal.Text == principal.Text)?.Grants ?? [];
            foreach (var sample in asked.Samples)
            {
                var decision = access
                    .Ask(
                        Question(asked.Action, sample) with
                        {
                            Principal = principal,
                            ResourceAccount = asked.Pattern is "*" ? snapshot.Account : null,
                        }
                    )
                    .Result.Decision;
                var about = grants
                    .Where(grant => grant.IsWhole && ArnPattern.Parse(grant.Resource).Matches(sample))
                    .Select(grant => grant.Possibility)
                    .ToList();
                if (
                    (decision == Decision.Allowed && grants.IsDefaultOrEmpty)
                    || (decision != Decision.Allowed && about.Contains(Possibility.Allowed))
                    || (
                        decision is not (Decision.Allowed or Decision.Unknown)
                        && about.Contains(Possibility.Conditional)
                    )
                )
                {
                    return $"{principal} {asked.Action} {asked.Pattern} {sample}: can says {decision}, who-can {string.Join(", ", about)}\n{Show(snapshot)}";
                }
            }
        }

        return null;
    }

    private static Dictionary<string, Possibility> Said(WhoCanAnswer answer, string action) =>
        answer
            .Principals.SelectMany(
                each => each.Grants.Where(grant => grant.Actions.Contains(action)),
                (each, grant) => (each.Who.Key, grant.Possibility)
            )
            .ToDictionary(each => each.Key, each => each.Possibility, StringComparer.Ordinal);

    private static string? Compare(
        string what,
        Dictionary<string, Possibility> expected,
        Dictionary<string, Possibility> actual
    ) =>
        expected
            .OrderBy(each => each.Key, StringComparer.Ordinal)
            .SequenceEqual(actual.OrderBy(each => each.Key, StringComparer.Ordinal))
            ? null
            : $"{what}: {string.Join(", ", expected)} and {string.Join(", ", actual)}";

    private static IEnumerable<RequestPrincipal> Principals(Snapshot snapshot) =>
        snapshot
            .Users.Select(user => user.Arn.ToString())
            .Concat(snapshot.Roles.Select(role => role.Arn.ToString()))
            .Append("arn:aws:iam::123456789012:root")
            .Select(RequestPrincipal.Parse);

    private static AccessQuestion Question(string action, string resource) =>
        new()
        {
            Principal = RequestPrincipal.Anonymous,
            Action = action,
            Resource = resource,
        };

    private static string Show(Snapshot snapshot) =>
        string.Join(
            "\n",
            snapshot
                .Users.SelectMany(user => user.InlinePolicies.Select(policy => $"{user.Name} {policy.Document}"))
                .Concat(snapshot.Roles.SelectMany(role => role.InlinePolicies.Select(p => $"{role.Name} {p.Document}")))
                .Concat(snapshot.Roles.Select(role => $"{role.Name} trust {role.TrustPolicy}"))
                .Concat(snapshot.ManagedPolicies.Select(p => $"{p.Name} {p.DefaultVersion!.Document}"))
                .Concat(snapshot.ResourcePolicies.Select(p => $"{p.Resource} {p.Document}"))
        );
}
