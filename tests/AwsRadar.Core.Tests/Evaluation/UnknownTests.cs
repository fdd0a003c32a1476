using AwsRadar.Core.Arns;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;
using Xunit;

namespace AwsRadar.Core.Tests.Evaluation;

/// <summary>What is not known makes an answer unknown, never allowed, and leaves what is certain alone.</summary>
public sealed class UnknownTests
{
    private const string AllowAll =
        """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""";
    private const string DenyAll =
        """{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}""";

    private static readonly RequestContext Request = new()
    {
        Principal = RequestPrincipal.Parse("arn:aws:iam::111122223333:user/alice"),
        Action = "s3:GetObject",
        Resource = "arn:aws:s3:::bucket/key",
        ResourceAccount = AccountId.Parse("111122223333"),
    };

    [Theory]
    [InlineData(PolicyType.Identity, Decision.Unknown)]
    [InlineData(PolicyType.Resource, Decision.Unknown)]
    [InlineData(PolicyType.PermissionsBoundary, Decision.Unknown)]
    [InlineData(PolicyType.Session, Decision.Unknown)]
    [InlineData(PolicyType.ServiceControl, Decision.Unknown)]
    [InlineData(PolicyType.ResourceControl, Decision.Unknown)]
    [InlineData(PolicyType.VpcEndpoint, Decision.Unknown)]
    public void A_policy_type_that_was_not_read_makes_an_allow_unknown(PolicyType type, Decision decision)
    {
        var result = PolicyEvaluator.Evaluate(
            Request,
            new PolicySet { Identity = [Identity(AllowAll)], NotKnown = [type] }
        );

        Assert.Equal(decision, result.Decision);
        Assert.Contains(result.UnknownReasons, reason => reason.PolicyType == type && reason.Policy is null);
    }

    [Fact]
    public void A_deny_with_a_malformed_policy_variable_may_hold_whatever_the_request_lacks()
    {
        const string Malformed =
            """{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:username":"${aws:PrincipalTag/team, 'red'x}"}}}}""";
        var request = Request with { Context = new ContextKeys([new("aws:username", "alice")]) };

        var result = PolicyEvaluator.Evaluate(
            request,
            new PolicySet { Identity = [Identity(AllowAll), Identity(Malformed)] }
        );

        Assert.Equal(Decision.Unknown, result.Decision);
    }

    [Fact]
    public void A_known_explicit_deny_decides_whatever_else_is_unknown()
    {
        var result = PolicyEvaluator.Evaluate(
            Request,
            new PolicySet
            {
                Identity = [Identity("not json"), Identity(DenyAll)],
                NotKnown = [PolicyType.Resource, PolicyType.ServiceControl],
            }
        );

        Assert.Equal(Decision.ExplicitlyDenied, result.Decision);
        Assert.Empty(result.UnknownReasons);
    }

    [Fact]
    public void A_gate_that_is_closed_for_certain_decides_whatever_else_is_unknown()
    {
        var result = PolicyEvaluator.Evaluate(
            Request,
            new PolicySet { Identity = [Identity("not json")], ServiceControl = [new PolicyLevel("r-root", [])] }
        );

        Assert.Equal(Decision.ImplicitlyDenied, result.Decision);
        Assert.Equal(PolicyType.ServiceControl, result.DecidedBy);
    }

    [Theory]
    [InlineData("Allow", Decision.Unknown)]
    [InlineData("Deny", Decision.Unknown)]
    public void An_unknown_operator_is_neither_true_nor_false(string effect, Decision decision)
    {
        var policy =
            $$"""{"Version":"2012-10-17","Statement":{"Effect":"{{effect}}","Action":"*","Resource":"*","Condition":{"StringResembles":{"aws:username":"alice"} } } }""";
        NamedPolicy[] policies = effect == "Deny" ? [Identity(AllowAll), Identity(policy)] : [Identity(policy)];

        var result = PolicyEvaluator.Evaluate(Request, new PolicySet { Identity = [.. policies] });

        Assert.Equal(decision, result.Decision);
    }

    [Fact]
    public void A_broken_statement_about_another_action_changes_nothing()
    {
        const string Broken =
            """{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"ec2:*","Resource":"*","Condition":{"Bool":{"a:b":"x","a:b":"y"}}}}""";

        var result = PolicyEvaluator.Evaluate(
            Request,
            new PolicySet { Identity = [Identity(AllowAll), Identity(Broken)] }
        );

        Assert.Equal(Decision.Allowed, result.Decision);
    }

    [Theory]
    [InlineData("\"Effect\":\"Deny\",\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"")]
    [InlineData("\"Effect\":\"Allow\",\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"")]
    [InlineData("\"Effect\":\"Allow\",\"Action\":\"ec2:*\",\"Action\":\"*\",\"Resource\":\"*\"")]
    [InlineData(
        "\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"a:b\":\"x\",\"A:B\":\"y\"}}"
    )]
    public void Of_two_equal_keys_neither_wins(string statement)
    {
        var policy = "{\"Version\":\"2012-10-17\",\"Statement\":{" + statement + "}}";

        var result = PolicyEvaluator.Evaluate(Request, new PolicySet { Identity = [Identity(policy)] });

        Assert.Equal(Decision.Unknown, result.Decision);
    }

    [Fact]
    public void A_context_of_which_not_all_is_known_makes_a_condition_unknown_and_names_the_key()
    {
        const string Policy =
            """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}}""";
        var policies = new PolicySet { Identity = [Identity(Policy)] };

        var complete = PolicyEvaluator.Evaluate(Request, policies);
        var partial = PolicyEvaluator.Evaluate(
            Request with
            {
                Context = new ContextKeys([], isComplete: false),
            },
            policies
        );

        Assert.Equal(Decision.ImplicitlyDenied, complete.Decision);
        Assert.Equal(Decision.Unknown, partial.Decision);
        Assert.Equal(["aws:MultiFactorAuthPresent"], complete.MissingContextKeys);
        Assert.Equal(["aws:MultiFactorAuthPresent"], partial.MissingContextKeys);
    }

    [Fact]
    public void A_key_with_several_values_and_no_set_operator_is_known_only_where_all_agree()
    {
        const string Policy =
            """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:TagKeys":"a"}}}}""";

        Assert.Equal(Decision.Allowed, With("a", "a"));
        Assert.Equal(Decision.ImplicitlyDenied, With("b", "c"));
        Assert.Equal(Decision.Unknown, With("a", "b"));

        static Decision With(params string[] values) =>
            PolicyEvaluator
                .Evaluate(
                    Request with
                    {
                        Context = new ContextKeys([new("aws:TagKeys", ContextValue.List(values))]),
                    },
                    new PolicySet { Identity = [Identity(Policy)] }
                )
                .Decision;
    }

    [Fact]
    public void The_unknown_owner_of_a_bucket_matters_where_the_answer_depends_on_it()
    {
        var request = Request with { ResourceAccount = null };

        var allowed = PolicyEvaluator.Evaluate(request, new PolicySet { Identity = [Identity(AllowAll)] });
        var denied = PolicyEvaluator.Evaluate(request, new PolicySet());

        Assert.Equal(Decision.Unknown, allowed.Decision);
        Assert.Equal(Decision.ImplicitlyDenied, denied.Decision);
    }

    [Fact]
    public void Somebody_whom_aws_does_not_know_gets_no_certain_answer()
    {
        var request = Request with { Principal = RequestPrincipal.Parse("arn:aws:iam::111122223333:group/admins") };

        var result = PolicyEvaluator.Evaluate(request, new PolicySet { Identity = [Identity(AllowAll)] });

        Assert.Equal(Decision.Unknown, result.Decision);
    }

    private static NamedPolicy Identity(string text) => NamedPolicy.Parse("policy", text, PolicyType.Identity);
}
