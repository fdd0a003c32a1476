using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Credentials;
using AwsRadar.Client.Credentials.Issuers;
using AwsRadar.Tests.Lab;
using Xunit;

namespace AwsRadar.Tests.Client.Credentials;

/// <summary>Programs that print credentials, real ones: good, broken, endless and hanging.</summary>
public sealed class ProcessTests
{
    private const string Canary = "canary-secret-77";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_expiration_is_the_credentials()
    {
        using var home = Script(
            """echo '{"Version":1,"AccessKeyId":"ASIAPROCESSEXAMPLE77","SecretAccessKey":"s","SessionToken":"t","Expiration":"2999-01-01T00:00:00Z"}'"""
        );

        var identity = (await IdentityAsync(home)).Identity!;

        Assert.Equal((CredentialSource.Process, true), (identity.Source, identity.IsTemporary));
        Assert.Equal(new DateTimeOffset(2999, 1, 1, 0, 0, 0, TimeSpan.Zero), identity.Expiration);
        Assert.Contains("config` line 2", identity.Origin, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData($"echo '{Canary}'", "is not a JSON object")]
    [InlineData($"echo '[\"{Canary}\"]'", "is not a JSON object")]
    [InlineData(
        $$"""echo '{"Version":2,"AccessKeyId":"A","SecretAccessKey":"{{Canary}}"}'""",
        "does not say `\"Version\": 1`"
    )]
    [InlineData($$"""echo '{"Version":1,"SecretAccessKey":"{{Canary}}"}'""", "lacks `AccessKeyId`")]
    [InlineData(
        $$"""echo '{"Version":1,"AccessKeyId":"A","SecretAccessKey":"{{Canary}}","SecretAccessKey":"other"}'""",
        "is not a JSON object"
    )]
    [InlineData(
        $$"""echo '{"Version":1,"AccessKeyId":"A","SecretAccessKey":"{{Canary}}","Expiration":"soon"}'""",
        "lacks `Expiration as an ISO 8601 time`"
    )]
    [InlineData(
        $$"""echo '{"Version":1,"AccessKeyId":"A","SecretAccessKey":"{{Canary}}","Expiration":"2001-01-01T00:00:00Z"}'""",
        "ended at 2001-01-01"
    )]
    [InlineData($"echo '{Canary}' >&2; exit 7", "ended with exit code 7")]
    [InlineData($"while :; do echo '{Canary}'; done", "printed more than 64 KiB and was stopped")]
    [InlineData($"while :; do echo '{Canary}' >&2; done", "did not answer within 1 seconds and was stopped")]
    [InlineData($"echo '{Canary}'; cat fifo", "did not answer within 1 seconds and was stopped")]
    public async Task What_it_does_wrong_is_one_sentence_that_tells_nothing_it_printed(string script, string says)
    {
        using var home = Script(script);
        await ForeignClient.RequireAsync("mkfifo", home.PathOf("fifo"));

        var isSilent = says.Contains("did not answer", StringComparison.Ordinal);
        var error = (await IdentityAsync(home, seconds: isSilent ? 1 : 60)).Error!;

        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_of_a_file_that_the_environment_names_is_said_before_it_runs()
    {
        using var home = Script("echo no");
        File.Move(home.PathOf("config"), home.PathOf("theirs"));
        var warnings = new List<string>();

        await IdentityAsync(home.WithVariable("AWS_CONFIG_FILE", home.PathOf("theirs")), warnings.Add);

        Assert.Contains(
            $"The `credential_process` of profile `default` in `{home.PathOf("theirs")}` line 2, a file that the environment names, "
                + "runs `sh` to get credentials.",
            warnings
        );
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_named_by_its_line()
    {
        using var home = new SharedFolder().With(
            "config",
            "[default]\ncredential_process = /nonexistent/program --x\n"
        );

        var error = (await IdentityAsync(home)).Error!;

        Assert.Equal(CallErrorKind.NoCredentials, error.Kind);
        Assert.Contains("config` line 2 cannot be run", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopped_program_leaves_none_of_its_children_behind()
    {
        using var home = Script("cat fifo & echo $! > child; cat fifo");
        await ForeignClient.RequireAsync("mkfifo", home.PathOf("fifo"));

        await IdentityAsync(home, seconds: 3);

        var child = (await File.ReadAllTextAsync(home.PathOf("child"), Cancel)).Trim();
        Assert.True(SpinWait.SpinUntil(() => !IsRunning(child), TimeSpan.FromSeconds(30)), $"{child} still runs");
    }

    /// <summary>A killed process may stay as a zombie until its parent looks; it runs no more.</summary>
    private static bool IsRunning(string process)
    {
        try
        {
            return !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    [Fact]
    public async Task No_shell_reads_the_command()
    {
        using var home = new SharedFolder();
        var planted = home.PathOf("planted");
        home.With(
            "config",
            $"[default]\ncredential_process = echo $(touch {planted}) ; touch {planted} | touch {planted}\n"
        );

        var error = (await IdentityAsync(home)).Error!;

        Assert.Contains("is not a JSON object", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(planted));
    }

    [Theory]
    [InlineData("a b  c", "a|b|c")]
    [InlineData("  '/opt/my tools/run'\t--name=\"x y\"z ", "/opt/my tools/run|--name=x yz")]
    [InlineData("a '' \"\" b", "a|||b")]
    [InlineData("a\\ b \"c\\\"d\\\\e\\f\" 'g\\h'", "a b|c\"d\\e\\f|g\\h")]
    [InlineData("$HOME `x` a|b > c", "$HOME|`x`|a|b|>|c")]
    [InlineData("run 'open", null)]
    [InlineData("run \"open\\\"", null)]
    [InlineData("run \\", null)]
    [InlineData("   ", null)]
    public void Words_are_apart_as_a_shell_quotes_them(string command, string? words)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a backslash is no quote on Windows");

        var split = CommandWords.Split(command);

        Assert.Equal(words, split is null ? null : string.Join('|', split));
    }

    private static SharedFolder Script(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a POSIX shell");
        var home = new SharedFolder();
        home.With("process.sh", $"cd '{Path.GetDirectoryName(home.PathOf("x"))}'\n{script}\n");
        return home.With("config", $"[default]\ncredential_process = sh {home.PathOf("process.sh")}\n");
    }

    private static async Task<IdentityResult> IdentityAsync(
        SharedFolder home,
        Action<string>? warn = null,
        int seconds = 60
    )
    {
        using var client = new AwsClient(
            home.Options with
            {
                CredentialProcessTimeout = TimeSpan.FromSeconds(seconds),
                Warn = warn,
            }
        );
        return await client.IdentityAsync(Cancel);
    }
}
