using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Evaluation.Cases;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Tests.Conventions;
using Xunit;

namespace AwsRadar.Core.Tests.Evaluation;

public sealed class ExplanationTests
{
    [Theory]
    [InlineData("\"Action\":\"s3:Get*\",\"Resource\":\"*\"", null, "every element matches")]
    [InlineData(
        "\"Action\":[\"ec2:*\",\"sqs:*\"],\"Resource\":\"*\"",
        "Action",
        "`ec2:*`, `sqs:*`, and the request is `s3:GetObject`"
    )]
    [InlineData("\"NotAction\":\"s3:*\",\"Resource\":\"*\"", "NotAction", "its `NotAction` names `s3:*`")]
    [InlineData(
        "\"Action\":\"*\",\"Resource\":\"arn:aws:s3:::other/*\"",
        "Resource",
        "about `arn:aws:s3:::bucket/key`"
    )]
    [InlineData(
        "\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}}",
        "Condition",
        "`Bool` of `aws:MultiFactorAuthPresent` and `true`, and the request lacks that key"
    )]
    [InlineData(
        "\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:username\":[\"bob\",\"c\",\"d\",\"e\"]}}",
        "Condition",
        "`bob`, `c`, `d` and 1 more, and the request has `alice`"
    )]
    public void A_statement_tells_which_element_rules_it_out(string elements, string? element, string message)
    {
        var explanation = Assert.Single(
            Explain("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\"," + elements + "}}")
        );

        Assert.Equal(element, explanation.Element);
        Assert.Equal(element is null, explanation.Applies);
        Assert.Contains(message, explanation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_statement_that_cannot_be_read_tells_so()
    {
        var explanation = Assert.Single(
            Explain(
                """{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"Alike":{"a:b":"c"}}}}"""
            )
        );

        Assert.Null(explanation.Applies);
        Assert.Contains("cannot be told", explanation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_statements_that_decide_a_case_of_the_corpus_are_those_that_explain_themselves_as_applying()
    {
        var cases = Repository.Files("tests/corpus", "*.jsonl").SelectMany(file => Repository.Read(file).Split('\n'));
        foreach (var one in cases.Where(line => line.Length > 0).Select(CaseReader.Read).Where(one => !one.IsInvalid))
        {
            var result = PolicyEvaluator.Evaluate(one.Request!, one.Policies);
            var applying = PolicyEvaluator
                .Explain(one.Request!, one.Policies)
                .Where(explanation => explanation.Applies == true)
                .Select(explanation => explanation.Statement)
                .ToHashSet();

            Assert.True(result.MatchedStatements.All(applying.Contains), one.Id);
        }
    }

    private static ImmutableArray<StatementExplanation> Explain(string policy) =>
        PolicyEvaluator.Explain(
            new RequestContext
            {
                Principal = RequestPrincipal.Parse("arn:aws:iam::111122223333:user/alice"),
                Action = "s3:GetObject",
                Resource = "arn:aws:s3:::bucket/key",
                ResourceAccount = AccountId.Parse("111122223333"),
                Context = new ContextKeys([new("aws:username", "alice")]),
            },
            new PolicySet { Identity = [NamedPolicy.Parse("policy", policy, PolicyType.Identity)] }
        );
}
