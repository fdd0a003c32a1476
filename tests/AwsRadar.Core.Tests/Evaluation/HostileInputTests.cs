using System.Text;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Evaluation.Cases;
using AwsRadar.Core.Policies;
using CsCheck;
using Xunit;

namespace AwsRadar.Core.Tests.Evaluation;

/// <summary>Rows E1 to E7 of the threat model, where no other test holds them.</summary>
public sealed class HostileInputTests
{
    private const string Template =
        """{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Principal":{"AWS":["111122223333"]},"Action":["s3:Get*"],"Resource":"arn:aws:s3:::b/${aws:username}/*","Condition":{"ForAnyValue:StringLikeIfExists":{"aws:TagKeys":["a*"]},"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}},{"Effect":"Deny","NotAction":"iam:*","NotResource":"*"}]}""";

    [Fact]
    public void Mutated_policies_are_parsed_and_evaluated_without_an_exception()
    {
        var mutation = Gen.Select(
            Gen.Int[0, Template.Length - 1],
            Gen.Int[0, 12],
            Gen.String[Gen.Char["{}[]\",:\\u0*?$1eé\uD83D\0 "], 0, 6]
        );

        Gen.Select(mutation.Array[1, 4], Gen.Enum<PolicyType>())
            .Sample(
                (mutations, type) =>
                {
                    var text = mutations.Aggregate(Template, Apply);
                    var policy = NamedPolicy.Parse("policy", text, type);
                    var result = PolicyEvaluator.Evaluate(
                        Request("s3:GetObject", text),
                        new PolicySet { Identity = [policy], Resource = policy }
                    );
                    return Enum.IsDefined(result.Decision);
                },
                iter: 10_000
            );

        static string Apply(string text, (int At, int Length, string With) change)
        {
            var at = Math.Min(change.At, text.Length);
            return text.Remove(at, Math.Min(change.Length, text.Length - at)).Insert(at, change.With);
        }
    }

    [Fact]
    public void Mutated_cases_are_answered_without_an_exception()
    {
        var line =
            $$"""{"id":"x","request":{"principal":"arn:aws:iam::111122223333:user/a","action":"s3:GetObject","resource":{"arn":"*","accountId":"111122223333"},"context":{"aws:username":"a"} },"identityPolicies":[{"name":"p","policy":{{Template}}}],"serviceControlPolicies":[{"orgIdentifier":"r","policies":[]}]}""";

        Gen.Select(Gen.Int[0, line.Length - 1], Gen.String[Gen.Char["{}[]\",:\\unl0é\uD83D"], 0, 4])
            .Sample((at, with) => CaseRunner.Run(line.Remove(at, 1).Insert(at, with)).ToJson().Length > 0, iter: 5_000);
    }

    [Fact]
    public void A_document_that_is_still_url_encoded_is_unknown_and_not_empty()
    {
        var encoded = Uri.EscapeDataString(Template);

        foreach (var text in new[] { encoded, Uri.EscapeDataString(encoded), Template.Replace(' ', '+') + "%2" })
        {
            var policies = new PolicySet { Identity = [NamedPolicy.Parse("policy", text, PolicyType.Identity)] };

            Assert.Equal(Decision.Unknown, PolicyEvaluator.Evaluate(Request("s3:GetObject", "*"), policies).Decision);
        }
    }

    [Theory]
    [InlineData("arn:aws:s3:::b/a+b.(c)[d]$^`")]
    [InlineData("arn:aws:s3:::b/\\d+")]
    [InlineData("arn:aws:s3:::b/${")]
    [InlineData("arn:aws:s3:::b/\uFFFE\uFFFF\0")]
    public void Characters_that_mean_something_elsewhere_are_ordinary(string resource)
    {
        var pattern = ArnPattern.Parse(resource);

        Assert.True(pattern.Matches(resource));
        Assert.False(pattern.Matches(resource + "x"));
        Assert.False(pattern.Matches(resource[..^1] + "\u0001"));
    }

    [Theory]
    [InlineData("arn:aws:sts::111122223333:assumed-role")]
    [InlineData("arn:aws:sts::111122223333:federated-user")]
    [InlineData("arn:aws:iam::111122223333:user")]
    [InlineData("arn:aws:iam::111122223333:role")]
    public void A_principal_without_a_name_is_nobody(string arn) =>
        Assert.Equal(PrincipalForm.Unrecognized, RequestPrincipal.Parse(arn).Form);

    [Fact]
    public void Any_of_ten_thousand_statements_can_be_the_one_that_allows()
    {
        var text = new StringBuilder("{\"Version\":\"2012-10-17\",\"Statement\":[");
        for (var i = 0; i < 10_000; i++)
        {
            text.Append(i == 0 ? "" : ",")
                .Append("{\"Effect\":\"Allow\",\"Action\":\"s")
                .Append(i)
                .Append(":Get*\",\"Resource\":\"*\"}");
        }

        var policies = new PolicySet
        {
            Identity = [NamedPolicy.Parse("policy", text.Append("]}").ToString(), PolicyType.Identity)],
        };

        for (var i = 0; i < 10_000; i += 100)
        {
            Assert.Equal(Decision.Allowed, PolicyEvaluator.Evaluate(Request($"s{i}:GetX", "*"), policies).Decision);
        }
    }

    private static RequestContext Request(string action, string resource) =>
        new()
        {
            Principal = RequestPrincipal.Parse("arn:aws:iam::111122223333:user/alice"),
            Action = action,
            Resource = resource,
            ResourceAccount = AccountId.Parse("111122223333"),
        };
}
