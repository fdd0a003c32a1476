using AwsRadar.Client.Denials;
using Xunit;

namespace AwsRadar.Tests.Client;

/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html</remarks>
public sealed class AccessDeniedParserTests
{
    private const string User = "User: arn:aws:iam::777788889999:user/jane ";
    private const string Subject =
        User + "is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::777788889999:user/ ";

    [Fact]
    public void The_quotation_marks_that_Amazon_S3_puts_around_a_resource_are_no_part_of_it()
    {
        var message = AccessDeniedParser.Parse(
            User
                + "is not authorized to perform: s3:ListBucket on resource: \"arn:aws:s3:::amzn-s3-demo-bucket\" because no identity-based policy allows the s3:ListBucket action"
        )!;

        Assert.Equal("arn:aws:s3:::amzn-s3-demo-bucket", message.Resource);
    }

    [Theory]
    [InlineData(
        "because no identity-based policy allows the iam:ListUsers action",
        DenialReason.IdentityBasedPolicy,
        false
    )]
    [InlineData(
        "because no resource-based policy allows the iam:ListUsers action",
        DenialReason.ResourceBasedPolicy,
        false
    )]
    [InlineData(
        "because no permissions boundary allows the iam:ListUsers action",
        DenialReason.PermissionsBoundary,
        false
    )]
    [InlineData("because no session policy allows the iam:ListUsers action", DenialReason.SessionPolicy, false)]
    [InlineData(
        "because no service control policy allows the iam:ListUsers action",
        DenialReason.ServiceControlPolicy,
        false
    )]
    [InlineData(
        "because no resource control policy allows the iam:ListUsers action",
        DenialReason.ResourceControlPolicy,
        false
    )]
    [InlineData(
        "because no VPC endpoint policy allows the iam:ListUsers action",
        DenialReason.VpcEndpointPolicy,
        false
    )]
    [InlineData("because no role trust policy allows the sts:AssumeRole action", DenialReason.RoleTrustPolicy, false)]
    [InlineData("with an explicit deny in an identity-based policy", DenialReason.IdentityBasedPolicy, true)]
    [InlineData("with an explicit deny in a service control policy", DenialReason.ServiceControlPolicy, true)]
    [InlineData("with an explicit deny in a VPC endpoint policy", DenialReason.VpcEndpointPolicy, true)]
    [InlineData("with an explicit deny", DenialReason.Unstated, true)]
    [InlineData("", DenialReason.Unstated, false)]
    public void Each_reason_that_AWS_gives_is_understood(string reason, DenialReason expected, bool isExplicit)
    {
        var message = AccessDeniedParser.Parse(Subject + reason)!;

        Assert.Equal("arn:aws:iam::777788889999:user/jane", message.Principal);
        Assert.Equal("iam:ListUsers", message.Action);
        Assert.Equal("arn:aws:iam::777788889999:user/", message.Resource);
        Assert.Equal((expected, isExplicit), (message.Reason, message.IsExplicitDeny));
    }

    [Fact]
    public void A_resource_with_the_words_of_a_reason_in_it_is_read_to_its_end()
    {
        const string Arn = "arn:aws:s3:::bucket/a with an explicit deny in a session policy b";

        var message = AccessDeniedParser.Parse(
            $"{User}is not authorized to perform: s3:GetObject on resource: {Arn} because no identity-based policy allows the s3:GetObject action"
        )!;

        Assert.Equal(
            (Arn, DenialReason.IdentityBasedPolicy, false),
            (message.Resource, message.Reason, message.IsExplicitDeny)
        );
    }

    [Theory]
    [InlineData(User + "is not authorized to perform: iam:ListUsers", "iam:ListUsers")]
    [InlineData(User + "is not authorized to perform: iam:ListUsers.", "iam:ListUsers")]
    [InlineData("Not: is not authorized to perform: kms:Decrypt on resource: *", "kms:Decrypt")]
    public void Parts_may_be_missing(string text, string action) =>
        Assert.Equal(action, AccessDeniedParser.Parse(text)!.Action);

    [Theory]
    [InlineData("")]
    [InlineData("Access Denied")]
    [InlineData("You are not authorized to perform this operation. Encoded authorization failure message: abc")]
    [InlineData("User: x is not authorized to perform: ")]
    [InlineData("User: x is not authorized to perform: everything on resource: *")]
    [InlineData("User: x is not authorized to perform: <b>:y on resource: *")]
    public void A_text_that_names_no_action_says_nothing(string text) => Assert.Null(AccessDeniedParser.Parse(text));

    [Theory]
    [InlineData(
        "with an explicit deny in a service control policy: arn:aws:organizations::1:policy/o-1/service_control_policy/p-1"
    )]
    [InlineData(
        "with an explicit deny in a service control policy: arn:aws:organizations::1:policy/o-1/service_control_policy/p-1."
    )]
    public void The_policy_that_forbids_and_the_id_of_the_denial_are_read(string reason)
    {
        const string Ending =
            ". Go to https://us-east-1.console.aws.amazon.com/iam/home?region=us-east-1#/authorization-details/1a2b for complete details, or call the GetRequestAuthorizationDetails API with the following authorization id: 1a2b";

        var message = AccessDeniedParser.Parse(Subject + reason.TrimEnd('.') + Ending)!;

        Assert.Equal(
            ("arn:aws:organizations::1:policy/o-1/service_control_policy/p-1", "1a2b"),
            (message.PolicyArn, message.AuthorizationId)
        );
        Assert.Equal("arn:aws:iam::777788889999:user/", message.Resource);
        Assert.Equal(message.PolicyArn, AccessDeniedParser.Parse(Subject + reason)!.PolicyArn);
        Assert.Null(AccessDeniedParser.Parse(Subject + reason)!.AuthorizationId);
    }

    [Fact]
    public void An_encoded_message_is_found_and_is_no_part_of_the_resource()
    {
        const string Text =
            "You are not authorized to perform this operation. "
            + Subject
            + "Encoded authorization failure message: aBc-_9";

        Assert.Equal("aBc-_9", AccessDeniedParser.FindEncodedMessage(Text));
        Assert.Equal("arn:aws:iam::777788889999:user/", AccessDeniedParser.Parse(Text)!.Resource);
        Assert.Null(AccessDeniedParser.FindEncodedMessage(Subject));
    }
}
