using System.Text.Json;
using Xunit;

namespace AwsRadar.Tests.Cli;

public sealed class FindingsTests
{
    [Fact]
    public async Task Rule_by_rule_stand_the_subjects_and_what_to_do_and_what_is_unknown()
    {
        using var cli = new CliProcess();
        await AccountFile.StoreAsync(cli);

        var result = await cli.RunAsync("findings");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("Users with policies of their own (1)", result.Out, StringComparison.Ordinal);
        Assert.Contains("  user/bob  one policy", result.Out, StringComparison.Ordinal);
        Assert.Contains("  → Move the policies to a group", result.Out, StringComparison.Ordinal);
        Assert.Contains(
            "unknown  Users with a password and no MFA: not read: passwords, MFA and key ages",
            result.Out,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("user-with-own-policies", 3)]
    [InlineData("role-trusts-everyone", 0)]
    [InlineData("root-access-key", 4)]
    public async Task The_exit_code_tells_found_from_none_and_from_unknown(string rule, int expected)
    {
        using var cli = new CliProcess();
        await AccountFile.StoreAsync(cli);

        Assert.Equal(expected, (await cli.RunAsync("findings", "--rule", rule)).ExitCode);
    }

    [Fact]
    public async Task A_program_reads_findings_and_what_is_unknown_from_the_same_list()
    {
        using var cli = new CliProcess();
        await AccountFile.StoreAsync(cli);

        var result = await cli.RunAsync("findings", "--output", "json");

        var rows = JsonElement.Parse(result.Out).EnumerateArray().ToArray();
        var found = Assert.Single(rows, row => row.GetProperty("rule").GetString() is "user-with-own-policies");
        Assert.Equal("arn:aws:iam::123456789012:user/bob", found.GetProperty("subject").GetString());
        var unknown = Assert.Single(rows, row => row.GetProperty("rule").GetString() is "root-without-mfa");
        Assert.False(unknown.TryGetProperty("subject", out _));
        Assert.Equal("credentialReport", unknown.GetProperty("unknown")[0].GetString());
    }

    [Fact]
    public async Task An_unknown_rule_is_named_beside_those_that_there_are()
    {
        using var cli = new CliProcess();

        var result = await cli.RunAsync("findings", "--rule", "root");

        Assert.Equal((2, ""), (result.ExitCode, result.Out));
        Assert.Contains("`root` is none of the rules", result.Error, StringComparison.Ordinal);
        Assert.Contains("root-without-mfa", result.Error, StringComparison.Ordinal);
    }
}
