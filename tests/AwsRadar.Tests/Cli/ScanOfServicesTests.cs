using AwsRadar.Lab;
using AwsRadar.Lab.Accounts;
using AwsRadar.Lab.Fixtures;
using AwsRadar.Tests.Lab;
using Xunit;

namespace AwsRadar.Tests.Cli;

/// <summary>The program scans services of a lab, and answers from the policies that it has read there.</summary>
public sealed class ScanOfServicesTests
{
    [Fact]
    public async Task A_scan_of_services_tells_what_is_known_and_changed_and_its_policies_answer_questions()
    {
        await using var lab = await LabServer.StartAsync(
            new LabOptions
            {
                Account = LabAccount.Sample,
                Fixtures = LabFixtures.Sample,
                WithoutFixture = WithoutFixture.Empty,
            },
            TestContext.Current.CancellationToken
        );
        using var cli = new CliProcess()
            .With("AWS_ENDPOINT_URL", lab.Endpoint.ToString())
            .With("AWS_REGION", "ap-northeast-2")
            .With("AWS_ACCESS_KEY_ID", lab.RootCredentials.AccessKeyId)
            .With("AWS_SECRET_ACCESS_KEY", lab.RootCredentials.SecretAccessKey);

        var first = await cli.RunAsync("scan", "--services", "s3,sqs");
        await new LabClient(lab.Endpoint, lab.RootCredentials).CreateUserAsync("newcomer", policy: null);
        var second = await cli.RunAsync("scan", "--services", "s3,sqs");
        var resources = await cli.RunAsync(
            "sql",
            "SELECT DISTINCT type FROM resources ORDER BY type",
            "--output",
            "csv"
        );
        var open = await cli.RunAsync("can", "*anonymous*", "s3:GetObject", "arn:aws:s3:::acme-app-assets/logo.png");
        var closed = await cli.RunAsync("can", "*anonymous*", "s3:PutObject", "arn:aws:s3:::acme-app-assets/logo.png");

        Assert.True(first.ExitCode == 0, first.Error);
        Assert.Contains("resources of 2 services", first.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Changed", first.Error, StringComparison.Ordinal);
        Assert.Contains("Changed  since", second.Error, StringComparison.Ordinal);
        Assert.Contains("+ user newcomer", second.Error, StringComparison.Ordinal);
        Assert.Contains("s3:bucket", resources.Out, StringComparison.Ordinal);
        Assert.Contains("sqs:queue", resources.Out, StringComparison.Ordinal);
        Assert.True(open.ExitCode == 0, open.Out + open.Error);
        Assert.StartsWith("ALLOWED", open.Out, StringComparison.Ordinal);
        Assert.True(closed.ExitCode == 3, closed.Out + closed.Error);
    }

    /// <summary>Policies of resources, read through the service's own protocol, decide who from outside may come.</summary>
    [Fact]
    public async Task Whom_the_policies_of_resources_trust_is_among_those_who_can()
    {
        await using var lab = await LabServer.StartAsync(
            new LabOptions { Account = LabAccount.Sample, Fixtures = LabFixtures.Sample },
            TestContext.Current.CancellationToken
        );
        using var cli = new CliProcess()
            .With("AWS_ENDPOINT_URL", lab.Endpoint.ToString())
            .With("AWS_REGION", "ap-northeast-2")
            .With("AWS_ACCESS_KEY_ID", lab.RootCredentials.AccessKeyId)
            .With("AWS_SECRET_ACCESS_KEY", lab.RootCredentials.SecretAccessKey);
        const string Here = "ap-northeast-2:123456789012";
        (string Action, string Resource)[] questions =
        [
            ("imagebuilder:GetImage", $"arn:aws:imagebuilder:{Here}:image/base/1.0.0/1"),
            ("lex:DescribeBot", $"arn:aws:lex:{Here}:bot/Q1W2E3R4T5"),
            ("network-firewall:CreateFirewall", $"arn:aws:network-firewall:{Here}:firewall-policy/egress"),
            ("ssm:GetParameter", $"arn:aws:ssm:{Here}:parameter/prod/db/host"),
            // Its policy has no `Resource`: https://docs.aws.amazon.com/waf/latest/APIReference/API_PutPermissionPolicy.html
            (
                "wafv2:GetRuleGroup",
                $"arn:aws:wafv2:{Here}:regional/rulegroup/partners/c3d4e5f6-7890-4bcd-8f12-333344445555"
            ),
        ];

        var scan = await cli.RunAsync("scan", "--services", "imagebuilder,lexv2-models,network-firewall,ssm,wafv2");
        var gaps = await cli.RunAsync("show", "coverage", "--gaps", "--output", "jsonl");

        Assert.True(scan.ExitCode == 0, scan.Error);
        Assert.Contains(
            "calls not made: The list of what to ask about could not be read",
            scan.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("NotImplemented: ", scan.Error, StringComparison.Ordinal);
        Assert.NotEmpty(gaps.Out);
        Assert.DoesNotContain("\"outcome\":\"ok\"", gaps.Out, StringComparison.Ordinal);
        foreach (var (action, resource) in questions)
        {
            var answer = await cli.RunAsync("who-can", action, resource);

            Assert.Contains("444455556666", answer.Out, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("`nosuch` is no service", "--services", "nosuch")]
    [InlineData("`somewhere` is not a region", "--services", "ec2", "--regions", "somewhere")]
    [InlineData("say which with `--services`", "--regions", "eu-central-1")]
    [InlineData("keeps the services", "--resume", "--services", "ec2")]
    public async Task A_plan_that_cannot_be_is_one_sentence(string sentence, params string[] options)
    {
        using var cli = new CliProcess();

        var result = await cli.RunAsync(["scan", .. options]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(sentence, result.Error, StringComparison.Ordinal);
    }
}
