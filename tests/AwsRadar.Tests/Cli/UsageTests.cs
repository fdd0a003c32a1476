using Xunit;

namespace AwsRadar.Tests.Cli;

public sealed class UsageTests
{
    [Fact]
    public async Task The_version_is_one_line_and_exit_code_0()
    {
        using var cli = new CliProcess();

        var result = await cli.RunAsync("--version");

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+\s*$", result.Out);
    }

    [Theory]
    [InlineData("shwo")]
    [InlineData("show", "users", "--output", "xml")]
    [InlineData("lab", "--port", "http")]
    [InlineData("lab", "--port", "65536")]
    [InlineData("serve", "--port", "-1")]
    [InlineData("setup", "--print", "pulumi")]
    [InlineData("permissions", "for", "scan", "--services", "lambada")]
    [InlineData("lab", "--account-id", "12")]
    [InlineData("report", "--no-such-option")]
    public async Task A_wrong_command_line_is_one_sentence_and_exit_code_2(params string[] arguments)
    {
        using var cli = new CliProcess();

        var result = await cli.RunAsync(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Out);
        Assert.StartsWith("error ", result.Error, StringComparison.Ordinal);
        Assert.Contains("--help", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scna", "There is no command `scna`.", "Did you mean `scan`?")]
    [InlineData("show users --tre", "There is no option `--tre` here.", "Did you mean `--tree`?")]
    [InlineData("verify everything", "`everything` is one word too many.", "")]
    [InlineData("permissions serch x", "There is no command `serch`.", "Did you mean `search`?")]
    public async Task A_misspelt_word_is_named_with_what_was_probably_meant(string line, string sentence, string near)
    {
        using var cli = new CliProcess();

        var result = await cli.RunAsync(line.Split(' '));

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith($"error {sentence}", result.Error, StringComparison.Ordinal);
        Assert.Contains(near, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "  who-can <ACTION> <RESOURCE>")]
    [InlineData("show", "  coverage ")]
    [InlineData("policy", "  lint ")]
    public async Task Where_a_command_is_missing_those_that_there_are_stand_on_standard_error(
        string group,
        string command
    )
    {
        using var cli = new CliProcess();

        var result = await cli.RunAsync(group.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Out);
        Assert.Contains(command, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("error ", result.Error, StringComparison.Ordinal);
    }
}
