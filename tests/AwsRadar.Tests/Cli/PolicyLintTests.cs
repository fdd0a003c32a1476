using System.Text.Json;
using Xunit;

namespace AwsRadar.Tests.Cli;

/// <summary><c>aws-radar policy lint</c> as a user or a build runs it.</summary>
public sealed class PolicyLintTests
{
    private const string Misspelt = """
        {
          "Version": "2012-10-17",
          "Statement": {"Effect": "Allow", "Action": ["s3:GetObject", "iam:ListUser"], "Resource": "*"}
        }
        """;

    private const string Sound = """
        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"}}
        """;

    [Fact]
    public async Task A_finding_is_a_line_that_an_editor_understands_and_exit_code_3()
    {
        using var cli = await WithFile("my policy.json", Misspelt);

        var result = await cli.RunAsync("policy", "lint", "my policy.json");

        Assert.Equal(3, result.ExitCode);
        Assert.StartsWith("my policy.json:3:63 warning RAD0702 ", result.Out, StringComparison.Ordinal);
        Assert.Contains("`iam:ListUsers`", result.Out, StringComparison.Ordinal);
        Assert.Contains("1 warning", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sound_policy_is_exit_code_0_and_no_output()
    {
        using var cli = await WithFile("policy.json", Sound);

        var result = await cli.RunAsync("policy", "lint", "policy.json");

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Out);
        Assert.Contains("nothing to report", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suggestion_alone_does_not_fail_a_build()
    {
        using var cli = await WithFile(
            "policy.json",
            Sound.Replace("\"s3:GetObject\"", "[\"s3:Get*\", \"s3:GetObject\"]")
        );

        var result = await cli.RunAsync("policy", "lint", "policy.json");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(" suggestion RAD0801 ", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_type_decides_what_is_an_error()
    {
        using var cli = await WithFile("policy.json", Sound);

        var result = await cli.RunAsync("policy", "lint", "policy.json", "--type", "rcp");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains(" error RAD0403 ", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_and_csv_tell_the_place_the_code_and_the_remedy()
    {
        using var cli = await WithFile("policy.json", Misspelt);

        var json = await cli.RunAsync("policy", "lint", "policy.json", "--output", "json");
        var csv = await cli.RunAsync("policy", "lint", "policy.json", "--output", "csv");

        var row = Assert.Single(JsonElement.Parse(json.Out).EnumerateArray());
        Assert.Equal("RAD0702", row.GetProperty("code").GetString());
        Assert.Equal(3, row.GetProperty("line").GetInt32());
        Assert.Equal(63, row.GetProperty("column").GetInt32());
        Assert.Equal("Statement.Action[1]", row.GetProperty("path").GetString());
        Assert.Equal((3, 3), (json.ExitCode, csv.ExitCode));
        Assert.Contains("policy.json,3,63,warning,RAD0702,", csv.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sarif_has_the_rule_the_level_and_the_region()
    {
        using var cli = await WithFile("my policy.json", Misspelt);

        var result = await cli.RunAsync("policy", "lint", "my policy.json", "--sarif");

        var log = JsonElement.Parse(result.Out);
        var run = Assert.Single(log.GetProperty("runs").EnumerateArray());
        var finding = Assert.Single(run.GetProperty("results").EnumerateArray());
        var place = finding.GetProperty("locations")[0].GetProperty("physicalLocation");
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        Assert.Equal(3, result.ExitCode);
        Assert.Equal("2.1.0", log.GetProperty("version").GetString());
        Assert.Equal("RAD0702", rules[finding.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
        Assert.Equal("warning", finding.GetProperty("level").GetString());
        Assert.Equal("my%20policy.json", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(3, place.GetProperty("region").GetProperty("startLine").GetInt32());
        Assert.Equal(63, place.GetProperty("region").GetProperty("startColumn").GetInt32());
    }

    [Fact]
    public async Task Standard_input_is_read()
    {
        using var cli = new CliProcess();

        // Standard input is empty here, which is no policy.
        var result = await cli.RunAsync("policy", "lint", "-");

        Assert.Equal(3, result.ExitCode);
        Assert.StartsWith("stdin:1:1 error RAD0002 ", result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("identity", "identity-based policy", 0)]
    [InlineData("boundary", "permissions boundary", 0)]
    [InlineData("session", "session policy", 0)]
    [InlineData("scp", "service control policy", 0)]
    [InlineData("resource", "resource-based policy", 3)]
    [InlineData("trust", "role trust policy", 3)]
    [InlineData("rcp", "resource control policy", 3)]
    [InlineData("endpoint", "VPC endpoint policy", 3)]
    public async Task Each_type_reads_standard_input_by_its_own_rules(string type, string phrase, int exitCode)
    {
        using var cli = new CliProcess();
        using var process = cli.Start("policy", "lint", "-", "--type", type);

        await process.StandardInput.WriteAsync(Sound);
        process.StandardInput.Close();
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(exitCode, process.ExitCode);
        Assert.Contains($"Read as {phrase}", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_with_principals_is_told_which_types_have_them()
    {
        const string Bucket = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*"}}
            """;
        using var cli = await WithFile("policy.json", Bucket);

        var guessed = await cli.RunAsync("policy", "lint", "policy.json");
        var told = await cli.RunAsync("policy", "lint", "policy.json", "--type", "resource");

        Assert.Equal(3, guessed.ExitCode);
        Assert.Contains("`--type resource`", guessed.Error, StringComparison.Ordinal);
        Assert.Equal(0, told.ExitCode);
        Assert.DoesNotContain("--type", told.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_tells_what_severities_and_exit_codes_mean()
    {
        using var cli = new CliProcess();

        var help = await cli.RunAsync("policy", "lint", "--help");
        var list = await cli.RunAsync("policy", "--help");

        Assert.Equal(0, help.ExitCode);
        Assert.All(
            ["error  ", "security-warning  ", "warning  ", "suggestion  ", "exit code is 0", "--sarif"],
            word => Assert.Contains(word, help.Out, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("exit code", list.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endless_input_is_read_no_further_than_a_policy_can_be_long()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "This system has no /dev/zero.");
        using var cli = new CliProcess();

        var result = await cli.RunAsync("policy", "lint", "/dev/zero");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains(" error RAD0001 ", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_of_aws_needs_no_snapshot()
    {
        using var cli = new CliProcess();

        var sound = await cli.RunAsync("policy", "lint", "arn:aws:iam::aws:policy/IAMReadOnlyAccess");
        var wide = await cli.RunAsync("policy", "lint", "arn:aws:iam::aws:policy/AdministratorAccess");

        Assert.Equal(0, sound.ExitCode);
        Assert.Equal(3, wide.ExitCode);
        Assert.Contains(" security-warning RAD0505 ", wide.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_roles_trust_policy_comes_from_the_newest_snapshot()
    {
        using var cli = new CliProcess();
        await AccountFile.StoreAsync(cli);

        var role = await cli.RunAsync("policy", "lint", "arn:aws:iam::123456789012:role/service-role/report-maker");
        var nobody = await cli.RunAsync("policy", "lint", "arn:aws:iam::123456789012:policy/nothing");

        Assert.Equal(0, role.ExitCode);
        Assert.Contains("role trust policy", role.Error, StringComparison.Ordinal);
        Assert.Equal(1, nobody.ExitCode);
        Assert.Contains("has no policy and no role", nobody.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "no-such-file.json")]
    [InlineData(2, "policy.json", "--type", "bucket")]
    [InlineData(2, "policy.json", "--sarif", "--output", "json")]
    [InlineData(1, ".")]
    [InlineData(2, "")]
    [InlineData(2)]
    [InlineData(2, "arn:aws:iam::111122223333")]
    [InlineData(1, "arn:aws:iam::111122223333:user/nobody")]
    public async Task What_cannot_be_done_is_one_sentence(int exitCode, params string[] arguments)
    {
        using var cli = await WithFile("policy.json", Sound);

        var result = await cli.RunAsync(["policy", "lint", .. arguments]);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Empty(result.Out);
        Assert.StartsWith("error ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    private static async Task<CliProcess> WithFile(string name, string content)
    {
        var cli = new CliProcess();
        await File.WriteAllTextAsync(Path.Combine(cli.Home, name), content, TestContext.Current.CancellationToken);
        return cli;
    }
}
