using System.Text.Json;
using AwsRadar.Tests.Lab;
using Xunit;

namespace AwsRadar.Tests.Cli;

/// <summary>Questions to a snapshot of the sample account.</summary>
public sealed class CanTests(CanTests.ScannedLab scanned) : IClassFixture<CanTests.ScannedLab>
{
    private const string Mfa = "--context aws:MultiFactorAuthPresent=true";

    [Theory]
    [InlineData("ci-deploy iam:PassRole role/lambda-admin", 0, "ALLOWED", "ci-deploy#PassAnyRole allows it")]
    [InlineData("role/ci-deploy iam:passrole role/lambda-admin", 0, "ALLOWED", "no session policy forbids it")]
    [InlineData("root iam:DeleteUser user/alice", 0, "ALLOWED", "The root user needs no policy's permission")]
    [InlineData("lambda.amazonaws.com sts:AssumeRole role/lambda-admin", 0, "ALLOWED", "lambda-admin#1 allows it")]
    [InlineData("ec2.amazonaws.com sts:AssumeRole role/lambda-admin", 3, "DENIED", "No trust policy of the role")]
    [InlineData("bob sts:GetCallerIdentity *", 0, "ALLOWED", "No policy has a say in it")]
    [InlineData("bob iam:CreateUser user/new-one", 3, "DENIED", "No policy of the principal allows it")]
    [InlineData("alice iam:ListUsers *", 4, "UNKNOWN", "aws:MultiFactorAuthPresent")]
    [InlineData("alice iam:ListUsers * " + Mfa, 0, "ALLOWED", "AdministratorAccess#1 allows it")]
    [InlineData(
        "alice iam:ListUsers * --context aws:MultiFactorAuthPresent=false",
        3,
        "DENIED",
        "require-mfa#DenyWithoutMfa forbids it"
    )]
    [InlineData("alice s3:GetObject arn:aws:s3:::reports/a " + Mfa, 4, "UNKNOWN", "--resource-account ID")]
    [InlineData(
        "alice s3:GetObject arn:aws:s3:::reports/a --resource-account 123456789012 " + Mfa,
        0,
        "ALLOWED",
        "no resource-based policy forbids it: none was read"
    )]
    [InlineData(
        "ivan sqs:SendMessage arn:aws:sqs:us-east-1:123456789012:q " + Mfa,
        4,
        "UNKNOWN",
        "--resource-policy FILE"
    )]
    [InlineData(
        "alice kms:Decrypt arn:aws:kms:us-east-1:123456789012:key/k " + Mfa,
        4,
        "UNKNOWN",
        "resource-based policy"
    )]
    [InlineData(
        "arn:aws:iam::999999999999:role/x sts:AssumeRole role/vendor-monitoring",
        3,
        "DENIED",
        "No trust policy of the role"
    )]
    [InlineData("anonymous s3:GetObject arn:aws:s3:::reports/a", 4, "UNKNOWN", "--resource-policy FILE")]
    public async Task A_question_is_answered_by_what_the_snapshot_knows(
        string question,
        int exitCode,
        string word,
        string text
    )
    {
        var result = await scanned.Cli.RunAsync(["can", .. question.Split(' ')]);

        Assert.True(result.ExitCode == exitCode, $"{result.ExitCode}: {result.Out}{result.Error}");
        Assert.StartsWith(word, result.Out, StringComparison.Ordinal);
        Assert.Contains(text, result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ali iam:ListUsers *", "no user `ali`. Did you mean `alice`?")]
    [InlineData("nobody iam:ListUsers *", "no user or role `nobody`")]
    [InlineData("group/admins iam:ListUsers *", "a principal is user/NAME or role/NAME")]
    [InlineData("arn:aws:iam::123456789012:role/nobody iam:ListUsers *", "has no role")]
    [InlineData("arn:aws:sts::123456789012:assumed-role/nobody/x iam:ListUsers *", "has no role `nobody`")]
    [InlineData("arn:aws:s3:::bucket iam:ListUsers *", "cannot ask")]
    [InlineData("alice ListUsers *", "such as iam:ListUsers")]
    [InlineData("alice s3:GetObject bucket", "`bucket` is no ARN")]
    [InlineData("alice sts:AssumeRole arn:aws:iam::123456789012:role/*", "has a wildcard")]
    public async Task A_question_that_names_nothing_is_one_sentence(string question, string text)
    {
        var result = await scanned.Cli.RunAsync(["can", .. question.Split(' ')]);

        Assert.Equal((1, ""), (result.ExitCode, result.Out));
        Assert.Contains(text, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Trim().Split('\n'));
    }

    [Fact]
    public async Task A_context_that_is_no_pair_is_a_usage_error()
    {
        var result = await scanned.Cli.RunAsync("can", "alice", "iam:ListUsers", "*", "--context", "aws:SourceIp");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("`aws:SourceIp` is not KEY=VALUE", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_in_a_file_takes_the_place_of_an_assumption()
    {
        var file = Path.Combine(scanned.Cli.Home, "scp.json");
        await File.WriteAllTextAsync(
            file,
            """{"Version":"2012-10-17","Statement":[{"Sid":"NoPassing","Effect":"Deny","Action":"iam:PassRole","Resource":"*"}]}""",
            TestContext.Current.CancellationToken
        );

        var result = await scanned.Cli.RunAsync("can", "ci-deploy", "iam:PassRole", "role/lambda-admin", "--scp", file);

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("scp.json#NoPassing forbids it", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trust_policy_in_a_file_takes_the_place_of_the_roles_own()
    {
        var file = Path.Combine(scanned.Cli.Home, "trust.json");
        await File.WriteAllTextAsync(
            file,
            """{"Version":"2012-10-17","Statement":[{"Sid":"Ec2","Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""",
            TestContext.Current.CancellationToken
        );

        var result = await scanned.Cli.RunAsync(
            "can",
            "ec2.amazonaws.com",
            "sts:AssumeRole",
            "role/lambda-admin",
            "--resource-policy",
            file
        );

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("trust.json#Ec2 allows it", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_get_the_answer_and_what_it_assumes_as_JSON()
    {
        var result = await scanned.Cli.RunAsync(
            "can",
            "ci-deploy",
            "iam:PassRole",
            "role/lambda-admin",
            "--output",
            "json"
        );

        var answer = JsonElement.Parse(result.Out);
        Assert.Equal("Allowed", answer.GetProperty("decision").GetString());
        Assert.Equal("PassAnyRole", answer.GetProperty("matchedStatements")[0].GetProperty("sid").GetString());
        var assumed = answer.GetProperty("assumedNotToForbid").EnumerateArray().Select(type => type.GetString());
        Assert.Equal(["session"], assumed);
    }

    [Fact]
    public async Task Each_statement_is_explained_on_request()
    {
        var result = await scanned.Cli.RunAsync("can", "ci-deploy", "iam:PassRole", "role/lambda-admin", "--explain");

        Assert.Contains("applies  Allow ci-deploy#PassAnyRole", result.Out, StringComparison.Ordinal);
        Assert.Contains("not      Allow ci-deploy#Services", result.Out, StringComparison.Ordinal);
    }

    /// <summary>A home folder whose store holds one scan of the sample account.</summary>
    public sealed class ScannedLab : IAsyncLifetime
    {
        private readonly LabFixture _lab = new();

        internal CliProcess Cli { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await _lab.InitializeAsync();
            foreach (var (name, value) in _lab.Lab.EnvironmentVariables)
            {
                Cli.With(name, value);
            }

            var scan = await Cli.RunAsync("scan");
            Assert.True(scan.ExitCode == 0, scan.Error);
        }

        public async ValueTask DisposeAsync()
        {
            Cli.Dispose();
            await _lab.DisposeAsync();
        }
    }
}
