using AwsRadar.Core.Conditions;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;
using Xunit;

namespace AwsRadar.Core.Tests.Evaluation;

/// <summary>What the request's context may hold, but is not known to hold, never makes a certain answer.</summary>
public sealed class IncompleteContextTests
{
    [Theory]
    [InlineData("StringNotEquals")]
    [InlineData("StringNotEqualsIgnoreCase")]
    [InlineData("StringNotLike")]
    [InlineData("StringEquals")]
    public void A_policy_variable_of_unknown_value_makes_the_answer_unknown(string name)
    {
        var result = Evaluate(
            $$$"""{"{{{name}}}": {"aws:PrincipalTag/team": "${aws:username}"}}""",
            KeyValuePair.Create("aws:PrincipalTag/team", (ContextValue)"red")
        );

        Assert.Equal(Decision.Unknown, result.Decision);
    }

    [Fact]
    public void A_variable_of_a_known_key_with_several_values_has_no_value()
    {
        var result = Evaluate(
            """{"StringNotEquals": {"aws:PrincipalTag/team": "${aws:TagKeys}"}}""",
            KeyValuePair.Create("aws:PrincipalTag/team", (ContextValue)"red"),
            KeyValuePair.Create("aws:TagKeys", ContextValue.List("red", "blue"))
        );

        Assert.Equal(Decision.Allowed, result.Decision);
    }

    [Fact]
    public void Unknown_identity_policies_matter_to_no_service_principal()
    {
        var result = PolicyEvaluator.Evaluate(
            new RequestContext
            {
                Principal = RequestPrincipal.Parse("lambda.amazonaws.com"),
                Action = "sqs:SendMessage",
                Resource = "arn:aws:sqs:us-east-1:111122223333:jobs",
            },
            new PolicySet
            {
                Resource = NamedPolicy.Parse(
                    "queue",
                    """
                    {"Version": "2012-10-17", "Statement":
                        {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "*", "Resource": "*"}}
                    """,
                    PolicyType.Resource
                ),
                NotKnown = [PolicyType.Identity, PolicyType.Session],
            }
        );

        Assert.Equal(Decision.Allowed, result.Decision);
    }

    private static EvaluationResult Evaluate(string condition, params KeyValuePair<string, ContextValue>[] context) =>
        PolicyEvaluator.Evaluate(
            new RequestContext
            {
                Principal = RequestPrincipal.Parse("arn:aws:iam::111122223333:user/alice"),
                Action = "iam:ListUsers",
                Resource = "*",
                Context = new ContextKeys(context, isComplete: false),
            },
            new PolicySet
            {
                Identity =
                [
                    NamedPolicy.Parse(
                        "policy",
                        $$"""
                        {"Version": "2012-10-17", "Statement": [
                            {"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {{condition}} }
                        ]}
                        """,
                        PolicyType.Identity
                    ),
                ],
            }
        );
}
