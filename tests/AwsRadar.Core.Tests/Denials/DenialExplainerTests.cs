using AwsRadar.Core.Denials;
using AwsRadar.Core.Policies;
using Xunit;

namespace AwsRadar.Core.Tests.Denials;

public sealed class DenialExplainerTests
{
    private const string Jane = "arn:aws-cn:iam::123456789012:user/jane";

    [Theory]
    [InlineData(
        "iam:GetUser",
        "user bob",
        "arn:aws-cn:iam::123456789012:user/bob arn:aws-cn:iam::123456789012:user/*/bob"
    )]
    [InlineData(
        "iam:GetRole",
        "role app",
        "arn:aws-cn:iam::123456789012:role/app arn:aws-cn:iam::123456789012:role/*/app"
    )]
    [InlineData("iam:ListUsers", "user bob", "*")]
    [InlineData("iam:GetUser", "user *", "*")]
    [InlineData(
        "iam:GetPolicy",
        "policy arn:aws:iam::aws:policy/IAMReadOnlyAccess",
        "arn:aws:iam::aws:policy/IAMReadOnlyAccess"
    )]
    [InlineData("iam:GetUser", "arn:aws:iam::123456789012:user/a/bob", "arn:aws:iam::123456789012:user/a/bob")]
    [InlineData("iam:GetUser", null, "*")]
    public void What_is_missing_names_the_resource_where_the_action_can_be_limited_to_it(
        string action,
        string? resource,
        string expected
    )
    {
        var explanation = DenialExplainer.Explain(
            new Denial
            {
                Principal = Jane,
                Actions = [action],
                Resource = resource,
                DecidedBy = PolicyType.Identity,
            }
        );

        Assert.True(explanation.CanAllowHelp);
        Assert.Equal(expected, string.Join(' ', explanation.Missing.Select(permission => permission.Resource)));
    }
}
