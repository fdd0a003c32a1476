using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;
using Xunit;

namespace AwsRadar.Core.Tests.Evaluation;

public sealed class IdentityPolicyTests
{
    private const string User = "arn:aws:iam::111122223333:user/alice";

    [Fact]
    public void Nothing_is_allowed_without_a_statement_that_allows_it()
    {
        var result = Evaluate("iam:ListUsers", "*");

        Assert.Equal(Decision.ImplicitlyDenied, result.Decision);
        Assert.Equal(PolicyType.Identity, result.DecidedBy);
        Assert.Empty(result.MatchedStatements);
    }

    [Fact]
    public void An_allow_names_the_statement_that_gave_it()
    {
        var result = Evaluate(
            "iam:listusers",
            "arn:aws:iam::111122223333:user/",
            """
            {"Version": "2012-10-17", "Statement": [
                {"Effect": "Allow", "Action": "s3:*", "Resource": "*"},
                {"Sid": "List", "Effect": "Allow", "Action": "iam:List*", "Resource": "arn:aws:iam::*:user/*"}
            ]}
            """
        );

        Assert.Equal(Decision.Allowed, result.Decision);
        Assert.Equal(
            new MatchedStatement(PolicyType.Identity, "policy1", "List", 1),
            Assert.Single(result.MatchedStatements)
        );
    }

    [Fact]
    public void An_explicit_deny_overrides_an_allow_of_another_policy()
    {
        var result = Evaluate(
            "s3:GetObject",
            "arn:aws:s3:::bucket/secret",
            """{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}""",
            """{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "NotAction": "iam:*", "Resource": "*"}}"""
        );

        Assert.Equal(Decision.ExplicitlyDenied, result.Decision);
        Assert.Equal("policy2", Assert.Single(result.MatchedStatements).Policy);
    }

    [Fact]
    public void A_policy_that_cannot_be_read_makes_the_answer_unknown()
    {
        var result = Evaluate(
            "iam:ListUsers",
            "*",
            """{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}""",
            "%7B%22Version%22"
        );

        Assert.Equal(Decision.Unknown, result.Decision);
        Assert.Contains("`policy2`", Assert.Single(result.UnknownReasons).Message, StringComparison.Ordinal);
    }

    private static EvaluationResult Evaluate(string action, string resource, params string[] policies) =>
        PolicyEvaluator.Evaluate(
            new RequestContext
            {
                Principal = RequestPrincipal.Parse(User),
                Action = action,
                Resource = resource,
                ResourceAccount = Core.Arns.AccountId.Parse("111122223333"),
            },
            new PolicySet
            {
                Identity =
                [
                    .. policies.Select(
                        (text, index) => NamedPolicy.Parse($"policy{index + 1}", text, PolicyType.Identity)
                    ),
                ],
            }
        );
}
