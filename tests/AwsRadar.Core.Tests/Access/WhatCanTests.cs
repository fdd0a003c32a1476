using AwsRadar.Core.Access;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Snapshots;
using AwsRadar.Core.Tests.Differential;
using AwsRadar.Core.Tests.Graph;
using Xunit;

namespace AwsRadar.Core.Tests.Access;

/// <summary><see cref="WhatCan"/> says of every action what <see cref="AccountAccess.Ask"/> says of each.</summary>
public sealed class WhatCanTests
{
    private const string Role = "arn:aws:iam::123456789012:role/r0";
    private static readonly int Accounts = CaseStream.IsFull ? 5_000 : 60;

    [Theory]
    [InlineData("iam:*")]
    [InlineData("sts:*")]
    [InlineData("kms:*")]
    public void What_can_is_can_asked_of_every_action(string actions) =>
        CaseStream.Check(AccountGen.Snapshots, Accounts, snapshot => Disagreement(snapshot, actions));

    [Fact]
    public void Every_action_of_every_service_is_answered_for()
    {
        var snapshot = Account.Snapshot with
        {
            Users =
            [
                Account.User("u") with
                {
                    InlinePolicies =
                    [
                        new InlinePolicy(
                            "own",
                            new PolicyText(
                                """
                                {"Version":"2012-10-17","Statement":[
                                 {"Effect":"Allow","NotAction":["iam:*","s3:Get*"],"Resource":"*"},
                                 {"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"},
                                 {"Effect":"Deny","Action":"ec2:Run*","Resource":"*"}]}
                                """
                            )
                        ),
                    ],
                },
            ],
        };

        var answer = WhatCan.Ask(
            new AccountAccess(snapshot),
            new AccessQuestion
            {
                Principal = RequestPrincipal.Parse(snapshot.Users[0].Arn.ToString()),
                Action = "*",
                Resource = "*",
            }
        );

        var whole = answer.Grants.Where(grant => grant is { IsWhole: true, Possibility: Possibility.Allowed }).ToList();
        var allowed = whole.Where(grant => grant.Resource is "*").SelectMany(grant => grant.Actions).ToHashSet();
        Assert.Contains("sqs:SendMessage", allowed);
        Assert.DoesNotContain("iam:CreateUser", answer.Grants.SelectMany(grant => grant.Actions));
        Assert.Contains(
            whole,
            grant => grant.Resource is "arn:aws:s3:::b/*" && grant.Actions.SequenceEqual(["s3:GetObject"])
        );
        Assert.Contains(answer.Denials, denial => denial.Actions.Contains("ec2:RunInstances"));
        // A key's own policy has its say, and was not read.
        Assert.Contains(
            answer.Grants,
            grant => grant.Possibility == Possibility.Unknown && grant.Actions.Contains("kms:Decrypt")
        );
    }

    private static string? Disagreement(Snapshot snapshot, string actions)
    {
        var access = new AccountAccess(snapshot);
        foreach (var principal in snapshot.Users.Select(user => RequestPrincipal.Parse(user.Arn.ToString())))
        {
            var question = new AccessQuestion
            {
                Principal = principal,
                Action = actions,
                Resource = Role,
            };
            var answer = WhatCan.Ask(access, question);
            var said = answer
                .Grants.SelectMany(grant => grant.Actions, (grant, action) => (action, grant.Possibility))
                .ToDictionary(each => each.action, each => each.Possibility, StringComparer.Ordinal);
            foreach (var action in answer.Actions)
            {
                var expected = access.Ask(question with { Action = action }).Result.Decision;
                Possibility? actual = said.TryGetValue(action, out var possibility) ? possibility : null;
                var isSame = expected switch
                {
                    Decision.Allowed => actual == Possibility.Allowed,
                    Decision.Unknown => actual is Possibility.Conditional or Possibility.Unknown,
                    _ => actual is null,
                };
                if (!isSame)
                {
                    return $"{principal} {action}: can says {expected}, what-can {actual}";
                }
            }
        }

        return null;
    }
}
