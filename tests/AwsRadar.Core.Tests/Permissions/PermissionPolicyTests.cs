using AwsRadar.Core.Permissions;
using AwsRadar.Core.Policies;
using Xunit;

namespace AwsRadar.Core.Tests.Permissions;

public sealed class PermissionPolicyTests
{
    [Theory]
    [InlineData("iam:ListUsers", "arn:aws:iam::123456789012:user/", "*")]
    [InlineData("iam:GetUser", "arn:aws:iam::123456789012:user/alice", "arn:aws:iam::123456789012:user/alice")]
    [InlineData("iam:GetUser", null, "*")]
    [InlineData("iam:GetUser", "*", "*")]
    [InlineData("s3:GetObject", "arn:aws:s3:::b/what?*", "arn:aws:s3:::b/what${?}${*}")]
    [InlineData("s3:GetObject", "arn:aws:s3:::b/${aws:username}", "arn:aws:s3:::b/${$}{aws:username}")]
    [InlineData("s3:ListBucket", "arn:aws:s3:::b", "arn:aws:s3:::b")]
    [InlineData("s3:ListBucket", "not an ARN", "*")]
    public void An_action_is_limited_to_the_resource_where_it_can_be(
        string action,
        string? resource,
        string expected
    ) => Assert.Equal(new Permission(action, expected), Permission.On(action, resource));

    [Fact]
    public void The_same_permissions_give_the_same_policy_which_AWS_would_save()
    {
        Permission[] permissions =
        [
            new("s3:GetObject", "arn:aws:s3:::b/*"),
            new("iam:ListUsers"),
            new("iam:ListRoles"),
            new("s3:PutObject", "arn:aws:s3:::b/*"),
            new("s3:GetObject", "arn:aws:s3:::c/*"),
            new("iam:ListUsers", "arn:aws:iam::123456789012:user/alice"),
        ];

        var policy = PermissionPolicy.ToJson(permissions);

        Assert.Equal(policy, PermissionPolicy.ToJson(permissions.Reverse()));
        Assert.Equal(
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:ListRoles","iam:ListUsers"],"Resource":"*"},{"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::b/*"},{"Effect":"Allow","Action":"s3:GetObject","Resource":["arn:aws:s3:::b/*","arn:aws:s3:::c/*"]}]}
            """,
            policy
        );
        Assert.Empty(PolicyParser.Parse(policy, PolicyType.Identity).Diagnostics);
    }
}
