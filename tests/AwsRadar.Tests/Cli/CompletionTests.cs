using System.Diagnostics;
using AwsRadar.Tests.Cli.Calling;
using AwsRadar.Tests.Lab;
using Xunit;

namespace AwsRadar.Tests.Cli;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("iam iam-toolbox", "call", "ia")]
    [InlineData("list-user-policies list-user-tags list-users", "call", "iam", "list-us")]
    [InlineData("list-user-policies list-user-tags list-users", "call", "--region", "us-east-1", "iam", "list-us")]
    [InlineData("--path-prefix", "call", "iam", "list-users", "--path")]
    [InlineData("--no-set-as-default", "call", "iam", "create-policy-version", "--no-s")]
    [InlineData("Active Expired Inactive", "call", "iam", "update-access-key", "--status", "")]
    [InlineData("csv json jsonl table text", "show", "keys", "--output", "")]
    [InlineData("csv dot graphml json jsonl mermaid table text", "show", "users", "--output", "")]
    [InlineData("scan serve setup show sql", "s")]
    [InlineData("--from-file", "scan", "--fr")]
    [InlineData("", "call", "no-such-service", "")]
    [InlineData("latest previous", "diff", "--store", "no-such-file.db", "")]
    public async Task The_word_that_is_typed_becomes_what_may_stand_there(string expected, params string[] words)
    {
        var result = await InProcess.RunAsync(["complete", "--", .. words]);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(expected, result.Out.TrimEnd().ReplaceLineEndings(" "));
    }

    [Fact]
    public async Task Bash_completes_with_the_script_that_is_printed()
    {
        await ForeignClient.RequireAsync("bash", "--version");
        var script = await InProcess.RunAsync("completion", "bash");
        var program = Path.Combine(AppContext.BaseDirectory, "aws-radar.dll");

        var typed = $$"""
            aws-radar() { dotnet '{{program}}' "$@"; }
            {{script.Out}}
            COMP_WORDS=(aws-radar call iam list-us); COMP_CWORD=3; _aws_radar
            echo "${COMPREPLY[*]}"
            """;
        var start = new ProcessStartInfo("bash", ["-c", typed])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var bash = Process.Start(start)!;

        Assert.Equal(
            "list-user-policies list-user-tags list-users",
            (await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Trim()
        );
    }

    [Theory]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public async Task Every_shell_has_a_script(string shell)
    {
        var script = await InProcess.RunAsync("completion", shell);

        Assert.Equal(0, script.ExitCode);
        Assert.Contains("aws-radar complete --", script.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shell_without_a_script_is_told_which_ones_have_one()
    {
        var result = await InProcess.RunAsync("completion", "tcsh");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("use bash, zsh, fish, pwsh", result.Error, StringComparison.Ordinal);
    }
}
