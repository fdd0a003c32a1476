using System.Text.Json.Nodes;
using AwsRadar.Lab.Fixtures;
using AwsRadar.Tests.Cli.Calling;
using Xunit;

namespace AwsRadar.Tests.Cli.Setup;

/// <summary>Setup for a scan of services: its policies are those of the scan, as many as it takes.</summary>
public sealed class SetupForServicesTests
{
    private static readonly string[] Setup = ["setup", "--admin-profile", "admin", "--yes"];
    private static readonly string[] Teardown = ["teardown", "--admin-profile", "admin", "--yes"];

    [Theory]
    [InlineData("user", "s3,sqs")]
    [InlineData("role", "ec2,iot,sagemaker,glue,connect")]
    public async Task What_setup_makes_for_services_scans_them_without_a_denial_and_is_made_smaller_with_the_scan(
        string kind,
        string services
    )
    {
        await using var lab = await SetupLab.StartAsync(hasFixtures: true, withoutFixture: WithoutFixture.Empty);
        using var cli = lab.Cli();
        var account = await lab.ExportAsync();
        string[] plan = ["--services", services, "--regions", "ap-northeast-2,us-east-1"];

        var made = await cli.RunAsync([.. Setup, "--as", kind, .. plan]);
        var again = await cli.RunAsync([.. Setup, "--as", kind, .. plan]);
        var scan = await cli.RunAsync(["scan", "--profile", "aws_radar", .. plan]);
        var smaller = await cli.RunAsync([.. Setup, "--as", kind, "--services", "sqs"]);
        var policies = await PoliciesAsync(lab);
        var smallScan = await cli.RunAsync("scan", "--profile", "aws_radar", "--services", "sqs");
        var removed = await cli.RunAsync(Teardown);

        Assert.True(made.ExitCode == 0, made.Error);
        Assert.Contains(
            $"aws-radar scan --profile aws_radar --services {services} --regions ap-northeast-2,us-east-1",
            made.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("Everything is there already", again.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("denied", scan.Error, StringComparison.OrdinalIgnoreCase);
        Assert.True(scan.ExitCode == 0, scan.Error);
        Assert.True(smaller.ExitCode == 0, smaller.Error);
        Assert.Equal(["aws_viewer_readonly"], policies);
        Assert.DoesNotContain("denied", smallScan.Error, StringComparison.OrdinalIgnoreCase);
        Assert.True(removed.ExitCode == 0, removed.Error);
        Assert.Equal(account, await lab.ExportAsync());
    }

    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html</remarks>
    [Fact]
    public async Task More_policies_than_IAM_attaches_are_refused_before_any_change_and_wider_ones_offered()
    {
        await using var lab = await SetupLab.StartAsync();
        using var cli = lab.Cli();
        var account = await lab.ExportAsync();

        var exact = await cli.RunAsync([.. Setup, "--services", "all"]);
        var untouched = await lab.ExportAsync();
        var wider = await cli.RunAsync([.. Setup, "--services", "all", "--wider"]);
        var policies = await PoliciesAsync(lab);
        var removed = await cli.RunAsync(Teardown);

        Assert.Equal((1, ""), (exact.ExitCode, exact.Out));
        Assert.Contains(
            "managed policies, and IAM attaches 10 to a group: name fewer services with --services, or let the policies allow more with --wider, which takes",
            exact.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(account, untouched);
        Assert.True(wider.ExitCode == 0, wider.Error);
        Assert.InRange(policies.Length, 2, 10);
        Assert.True(removed.ExitCode == 0, removed.Error);
        Assert.Equal(account, await lab.ExportAsync());
    }

    [Theory]
    [InlineData("setup")]
    [InlineData("permissions")]
    public async Task Regions_without_services_are_a_usage_error(string command)
    {
        var result = await InProcess.RunAsync(command, "--regions", "eu-central-1");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("say which with `--services`", result.Error, StringComparison.Ordinal);
    }

    private static async Task<string[]> PoliciesAsync(SetupLab lab)
    {
        var all = await lab.Root.CallAsync("ListPolicies", new JsonObject { ["Scope"] = "Local" });
        return
        [
            .. all.GetProperty("Policies")
                .EnumerateArray()
                .Select(policy => policy.GetProperty("PolicyName").GetString()!)
                .Where(name => name.StartsWith("aws_viewer_readonly", StringComparison.Ordinal)),
        ];
    }
}
