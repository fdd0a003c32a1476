using System.Collections.Immutable;
using System.Text;
using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Linting;
using AwsRadar.Core.Policies;
using Xunit;

namespace AwsRadar.Core.Tests.Linting;

/// <summary>What each rule reports, and what it leaves alone.</summary>
public sealed class PolicyLinterTests
{
    [Theory]
    [InlineData("iam:ListUser", "RAD0702", "iam:ListUsers")]
    [InlineData("ec2:DescribeInstance", "RAD0702", "ec2:DescribeInstances")]
    [InlineData("dynamdb:GetItem", "RAD0701", "dynamodb")]
    [InlineData("xyzzy:Plugh", "RAD0701", "service authorization reference")]
    [InlineData("iam:Descrive*", "RAD0703", "Remove it")]
    public void An_action_that_does_not_exist_is_told_with_what_may_be_meant(string action, string code, string remedy)
    {
        var diagnostic = Assert.Single(LintAllow($"\"{action}\"", "\"*\""));

        Assert.Equal(code, diagnostic.Code);
        Assert.Equal(Severity.Warning, diagnostic.Severity);
        Assert.Contains(remedy, diagnostic.Remedy, StringComparison.Ordinal);
        Assert.Equal("Statement.Action", diagnostic.Path);
    }

    [Theory]
    [InlineData("\"s3:*\"", "\"*\"")]
    [InlineData("\"S3:getobject\"", "\"arn:aws:s3:::bucket/*\"")]
    [InlineData("\"s3:Get*\"", "\"arn:aws:s3:::bucket/*\"")]
    [InlineData("[\"s3:GetObject\", \"s3:ListBucket\"]", "[\"arn:aws:s3:::b\", \"arn:aws:s3:::b/*\"]")]
    [InlineData("\"s3:GetObject\"", "\"arn:aws:s3:::bucket*\"")]
    [InlineData("\"s3:ListAllMyBuckets\"", "\"arn:aws:s3:::*\"")]
    [InlineData("\"iam:GetUser\"", "\"arn:aws:iam::*:user/${aws:username}\"")]
    [InlineData("\"sqs:SendMessage\"", "\"arn:aws-cn:sqs:cn-north-1:111122223333:queue\"")]
    [InlineData("\"ec2:RunInstances\"", "[\"arn:aws:ec2:*:*:subnet/*\", \"arn:aws:ec2:*::image/ami-*\"]")]
    public void A_sound_statement_earns_nothing(string action, string resource) =>
        Assert.Empty(LintAllow(action, resource));

    [Theory]
    [InlineData("\"s3:GetObject\"", "\"arn:aws:s3:::bucket\"", "RAD0705")]
    [InlineData("\"s3:ListBucket\"", "\"arn:aws:s3:::bucket/*\"", "RAD0705")]
    [InlineData("\"iam:GetUser\"", "\"arn:aws:iam:::user/alice\"", "RAD0712")]
    [InlineData("\"iam:Get*\"", "\"arn:aws:s3:::bucket\"", "RAD0705")]
    [InlineData("\"ec2:DescribeInstances\"", "\"arn:aws:ec2:us-east-1:111122223333:instance/*\"", "RAD0705")]
    [InlineData("\"s3:ListBucket\"", "[\"arn:aws:s3:::b\", \"arn:aws:s3:::b/*\"]", "RAD0704")]
    [InlineData("\"sqs:*\"", "[\"arn:aws:sqs:*:*:q\", \"arn:aws:sns:*:*:t\"]", "RAD0704")]
    public void An_action_and_a_resource_that_never_meet_are_told(string action, string resource, string code) =>
        Assert.Equal(code, Assert.Single(LintAllow(action, resource)).Code);

    [Fact]
    public void An_action_without_its_resource_is_told_the_ARN_of_its_simplest_type()
    {
        var diagnostic = Assert.Single(LintAllow("\"s3:ListBucket\"", "\"arn:aws:s3:::bucket/*\""));

        Assert.Contains("`arn:${Partition}:s3:::${BucketName}`", diagnostic.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s3:GetObject", "StringEquals", "aws:PrincipalOrgId", "o-example", null)]
    [InlineData("s3:GetObject", "StringEquals", "aws:PrincipalTag/team", "red", null)]
    [InlineData("s3:GetObject", "StringEquals", "s3:ExistingObjectTag/team", "red", null)]
    [InlineData("secretsmanager:GetSecretValue", "StringEquals", "secretsmanager:ResourceTag/team", "red", null)]
    [InlineData("s3:*", "StringLike", "s3:prefix", "home/*", null)]
    [InlineData("s3:GetObject", "StringLike", "s3:prefix", "home/*", "RAD0307")]
    [InlineData("iam:PassRole", "StringEquals", "iam:PassedToService", "ec2.amazonaws.com", null)]
    [InlineData("iam:GetRole", "StringEquals", "iam:PassedToService", "ec2.amazonaws.com", "RAD0307")]
    [InlineData("s3:GetObject", "StringEquals", "aws:PrincipalOrg", "o-example", "RAD0306")]
    [InlineData("s3:GetObject", "StringEquals", "token.actions.githubusercontent.com:sub", "a", null)]
    [InlineData("s3:GetObject", "ArnLike", "aws:Arn", "arn:aws:iam::111122223333:user/a", "RAD0310")]
    [InlineData("s3:GetObject", "StringLike", "aws:PrincipalArn", "arn:aws:iam::111122223333:user/a", null)]
    [InlineData("s3:GetObject", "NumericEquals", "aws:PrincipalOrgID", "7", "RAD0308")]
    [InlineData("s3:GetObject", "StringLike", "aws:SourceIp", "203.0.113.*", "RAD0308")]
    [InlineData("s3:GetObject", "Null", "aws:SourceIp", "true", null)]
    [InlineData("s3:GetObject", "StringLike", "aws:PrincipalOrgPaths", "o-example/*", "RAD0309")]
    [InlineData("s3:GetObject", "ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "o-example/*", null)]
    [InlineData("s3:GetObject", "ForAllValues:StringLike", "aws:PrincipalOrgPaths", "o-example/*", null)]
    [InlineData("s3:GetObject", "ForAllValues:StringEquals", "aws:SourceVpce", "vpce-12345678", "RAD0506")]
    [InlineData("s3:GetObject", "IpAddress", "aws:SourceIp", "203.0.113.0/24", null)]
    [InlineData("s3:GetObject", "IpAddress", "aws:SourceIp", "2001:db8::/32", null)]
    [InlineData("s3:GetObject", "IpAddress", "aws:SourceIp", "203.0.113.0/33", "RAD0304")]
    [InlineData("s3:GetObject", "IpAddress", "aws:SourceIp", "203.0.113.*", "RAD0304")]
    [InlineData("s3:GetObject", "IpAddress", "aws:SourceIp", "192.168.1.7", "RAD0311")]
    [InlineData("s3:GetObject", "NotIpAddress", "aws:SourceIp", "fd00::/8", "RAD0311")]
    [InlineData("s3:GetObject", "IpAddress", "aws:SourceIp", "0.0.0.0/0", null)]
    [InlineData("s3:GetObject", "IpAddress", "aws:VpcSourceIp", "10.0.0.0/8", "RAD0511")]
    [InlineData("s3:GetObject", "DateLessThan", "aws:CurrentTime", "2027-01-31T00:00:00Z", null)]
    [InlineData("s3:GetObject", "DateLessThan", "aws:CurrentTime", "31.1.2027", "RAD0304")]
    [InlineData("s3:GetObject", "Bool", "aws:SecureTransport", "yes", "RAD0304")]
    public void A_condition_is_checked_against_what_the_reference_says(
        string action,
        string @operator,
        string key,
        string value,
        string? code
    )
    {
        var found = LintAllow($"\"{action}\"", "\"*\"", $"{{\"{@operator}\": {{\"{key}\": \"{value}\"}}}}")
            .Where(one => one.Code != "RAD0504")
            .Select(one => one.Code);

        Assert.Equal(code is null ? [] : [code], found);
    }

    [Theory]
    [InlineData("iam:*", "*", true)]
    [InlineData("iam:Pass*", "arn:aws:iam::111122223333:role/*", true)]
    [InlineData("iam:PassRole", "arn:aws:iam::*:role/*", true)]
    [InlineData("iam:PassRole", "arn:aws:iam::111122223333:role/service/*", false)]
    [InlineData("iam:Get*", "*", false)]
    [InlineData("*", "*", true)]
    public void All_roles_may_be_passed(string action, string resource, bool isTold) =>
        Assert.Equal(isTold, LintAllow($"\"{action}\"", $"\"{resource}\"").Any(one => one.Code == "RAD0505"));

    [Theory]
    [InlineData("[\"s3:GetObject\", \"S3:getobject\"]", true)]
    [InlineData("[\"s3:Get*\", \"s3:GetObject\"]", true)]
    [InlineData("[\"s3:GetObject*\", \"s3:Get*\"]", true)]
    [InlineData("[\"s3:GetObjec?\", \"s3:GetObjec*\"]", true)]
    [InlineData("[\"s3:GetObject?*\", \"s3:GetObject\"]", false)]
    [InlineData("[\"s3:GetObject\", \"s3:PutObject\"]", false)]
    public void An_action_that_another_covers_is_told(string actions, bool isTold) =>
        Assert.Equal(isTold, LintAllow(actions, "\"*\"").Any(one => one.Code == "RAD0801"));

    [Fact]
    public void Of_two_equal_statements_the_second_is_redundant()
    {
        const string Statement = "{\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"*\"}";

        var diagnostic = Assert.Single(Lint($"[{Statement}, {Statement}]"));

        Assert.Equal("RAD0803", diagnostic.Code);
        Assert.Equal("Statement[1]", diagnostic.Path);
    }

    [Fact]
    public void A_statement_with_a_condition_is_not_redundant_beside_one_without()
    {
        var found = Lint(
            """
            [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"},
             {"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "true"}}},
             {"Effect": "Deny", "Action": "s3:*", "Resource": "*"}]
            """
        );

        Assert.Empty(found);
    }

    [Theory]
    [InlineData(PolicyType.Identity, 6_144)]
    [InlineData(PolicyType.PermissionsBoundary, 6_144)]
    [InlineData(PolicyType.Trust, 2_048)]
    public void IAM_counts_no_white_space(PolicyType type, int quota)
    {
        var longest = OfLength(quota);

        Assert.DoesNotContain("RAD0119", Codes(longest, type));
        Assert.Contains("RAD0119", Codes(OfLength(quota + 1), type));
        Assert.DoesNotContain("RAD0119", Codes(longest + " ", type));
    }

    [Theory]
    [InlineData(PolicyType.ServiceControl, 10_240)]
    [InlineData(PolicyType.ResourceControl, 5_120)]
    [InlineData(PolicyType.Session, 2_048)]
    [InlineData(PolicyType.VpcEndpoint, 20_480)]
    public void A_longer_policy_is_refused_and_its_white_space_counts(PolicyType type, int quota)
    {
        var longest = OfLength(quota - 1) + " ";

        Assert.DoesNotContain("RAD0116", Codes(longest, type));
        Assert.Contains("RAD0116", Codes(longest + " ", type));
    }

    [Theory]
    [InlineData("s3:GetObject", 20_480)]
    [InlineData("kms:Decrypt", 32_768)]
    [InlineData("secretsmanager:GetSecretValue", 20_480)]
    [InlineData("dynamodb:GetItem", 20_480)]
    [InlineData("ecr:BatchGetImage", 10_240)]
    public void The_service_of_a_resource_policy_has_a_quota(string action, int quota)
    {
        var longest = OfLength(quota - action.Length + 1).Replace("\"*\"", $"\"{action}\"", StringComparison.Ordinal);

        Assert.DoesNotContain("RAD0119", Codes(longest, PolicyType.Resource));
        Assert.Contains("RAD0119", Codes(longest + " ", PolicyType.Resource));
    }

    [Fact]
    public void Bytes_and_text_give_the_same()
    {
        const string Text =
            """{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "iam:é", "Resource": "*"}}""";

        Assert.Equal(
            PolicyLinter.Lint(Text, PolicyType.Identity).Diagnostics,
            PolicyLinter.Lint(Encoding.UTF8.GetBytes(Text), PolicyType.Identity).Diagnostics
        );
    }

    [Theory]
    [InlineData("\"ec2:*\",", "\"arn:aws:ec2:*:*:*/*x\",")]
    [InlineData("\"s3:*a*b*c*\",", "\"*\",")]
    public void A_policy_of_the_greatest_length_is_checked_to_its_end(string action, string resource)
    {
        var actions = string.Concat(Enumerable.Repeat(action, 60_000 / action.Length)).TrimEnd(',');
        var resources = string.Concat(Enumerable.Repeat(resource, 60_000 / resource.Length)).TrimEnd(',');

        var found = LintAllow($"[{actions}]", $"[{resources}]");

        Assert.NotEmpty(found);
    }

    private static IReadOnlyList<Diagnostic> LintAllow(string action, string resource, string condition = "{}") =>
        [
            .. Lint(
                    $"{{\"Effect\": \"Allow\", \"Action\": {action}, \"Resource\": {resource}, \"Condition\": {condition}}}"
                )
                .Where(one => one.Code != "RAD0111"),
        ];

    private static ImmutableArray<Diagnostic> Lint(string statements) =>
        PolicyLinter
            .Lint($"{{\"Version\": \"2012-10-17\", \"Statement\": {statements}}}", PolicyType.Identity)
            .Diagnostics;

    private static IEnumerable<string> Codes(string text, PolicyType type) =>
        PolicyLinter.Lint(text, type).Diagnostics.Select(one => one.Code);

    private static string OfLength(int length)
    {
        const string Start =
            """{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"arn:aws:s3:::""";
        const string End = "\"}}";
        return Start + new string('b', length - Start.Length - End.Length) + End;
    }
}
