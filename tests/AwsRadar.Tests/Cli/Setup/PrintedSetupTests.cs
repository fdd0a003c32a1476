using System.Text.Json;
using AwsRadar.Tests.Cli.Calling;
using AwsRadar.Tests.Lab;
using Xunit;

namespace AwsRadar.Tests.Cli.Setup;

/// <summary>What <c>setup --print</c> writes makes what <c>setup</c> makes: the script is run, the templates are read.</summary>
public sealed class PrintedSetupTests
{
    private const string Administrator = "arn:aws:iam::123456789012:user/setup-admin";

    /// <summary>A user and a role, each with one policy and with several.</summary>
    public static TheoryData<string, string> Plans =>
        new()
        {
            { "user", "" },
            { "role", "" },
            { "user", Many },
            { "role", Many },
        };

    private const string Many = "ec2,iot,sagemaker,glue,connect";

    [Theory]
    [MemberData(nameof(Plans))]
    public async Task The_script_for_the_AWS_CLI_makes_what_setup_makes(string kind, string services)
    {
        await ForeignClient.RequireAsync("aws", "--version");
        await ForeignClient.RequireAsync("bash", "--version");
        await using var lab = await SetupLab.StartAsync();
        using var cli = lab.Cli();
        var script = await InProcess.RunAsync([
            "setup",
            "--print",
            "cli",
            "--admin-profile",
            "admin",
            .. Plan(kind, services),
        ]);
        var program = Path.Combine(cli.Home, "aws-radar");
        await File.WriteAllTextAsync(
            program,
            $"#!/bin/sh\nexec {string.Join(' ', CliProcess.Command())} \"$@\"\n",
            TestContext.Current.CancellationToken
        );
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        cli.With("AWS_PROFILE", "admin").With("PATH", $"{cli.Home}:{Environment.GetEnvironmentVariable("PATH")}");
        var run = await cli.RunProgramAsync("bash", "-c", script.Out);
        var whoami = await cli.With("AWS_PROFILE", "aws_radar").RunAsync("whoami", "--output", "json");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(await MadeAsync(kind, services), await IdentityFacts.OfAccountAsync(lab.Root));
        Assert.True(whoami.ExitCode == 0, whoami.Error);
        Assert.Contains("/aws_radar", whoami.Out, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public async Task The_CloudFormation_template_says_what_setup_makes(string kind, string services)
    {
        var printed = await InProcess.RunAsync(["setup", "--print", "cloudformation", .. Plan(kind, services)]);

        var facts = CloudFormationFacts.Of(JsonElement.Parse(printed.Out), Administrator);

        Assert.Equal(WithoutKey(await MadeAsync(kind, services)), facts);
    }

    [Theory]
    [InlineData("")]
    [InlineData(Many)]
    public async Task The_template_of_a_StackSet_says_what_setup_makes_as_a_role(string services)
    {
        var printed = await InProcess.RunAsync(["setup", "--print", "stackset", .. Plan("role", services)]);

        var facts = CloudFormationFacts.Of(JsonElement.Parse(printed.Out), Administrator);

        Assert.Equal(await MadeAsync("role", services), facts);
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public async Task The_Terraform_file_says_what_setup_makes(string kind, string services)
    {
        var printed = await InProcess.RunAsync(["setup", "--print", "terraform", .. Plan(kind, services)]);

        var facts = TerraformFacts.Of(printed.Out, Administrator);

        Assert.Equal(WithoutKey(await MadeAsync(kind, services)), facts);
    }

    [Fact]
    public async Task What_IAM_would_not_attach_is_not_printed()
    {
        var printed = await InProcess.RunAsync("setup", "--print", "cloudformation", "--services", "all");

        Assert.Equal((1, ""), (printed.ExitCode, printed.Out));
        Assert.Contains("IAM attaches 10 to a group", printed.Error, StringComparison.Ordinal);
    }

    private static string[] Plan(string kind, string services) =>
        ["--as", kind, .. services.Length == 0 ? Array.Empty<string>() : ["--services", services]];

    private static async Task<string[]> MadeAsync(string kind, string services)
    {
        await using var lab = await SetupLab.StartAsync();
        using var cli = lab.Cli();
        var made = await cli.RunAsync(["setup", "--admin-profile", "admin", "--yes", .. Plan(kind, services)]);
        Assert.True(made.ExitCode == 0, made.Error);
        return await IdentityFacts.OfAccountAsync(lab.Root);
    }

    /// <summary>Templates leave the key to its owner, and with it the key's description.</summary>
    private static string[] WithoutKey(string[] facts) =>
        [.. facts.Where(fact => !fact.Contains("aws_api_to_service_scan", StringComparison.Ordinal))];
}
