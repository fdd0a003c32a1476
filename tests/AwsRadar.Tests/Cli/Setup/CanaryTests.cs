using System.Text.Json.Nodes;
using AwsRadar.Lab;
using AwsRadar.Tests.Lab;
using Xunit;

namespace AwsRadar.Tests.Cli.Setup;

/// <summary>
/// Secret keys, a session token and a password as canaries: whatever is done with them, nobody finds them in what is printed, stored or seen of
/// the process but in the credentials file.
/// </summary>
public sealed class CanaryTests
{
    private const string Password = "Canary-Pass-73!word";

    [Theory]
    [InlineData("user")]
    [InlineData("role")]
    public async Task No_secret_is_in_outputs_files_command_lines_or_environments(string kind)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "What is seen of a process is read from /proc.");
        var clock = new WatchingClock();
        await using var lab = await SetupLab.StartAsync(time: clock);
        using var cli = lab.Cli();
        var session = await PlantSessionAsync(lab, cli);
        var canaries = new List<string> { lab.AdminSecret, session.Secret, session.Token, Password };
        string[] admin = ["--admin-profile", "session", "--yes", "--debug"];
        string[][] lines =
        [
            ["setup", "--as", kind, .. admin],
            ["scan", "--profile", "aws_radar", "--debug"],
            ["call", "iam", "create-group", "--group-name", "x", "--profile", "aws_radar", "--debug"],
            ["explain-denied", "--debug"],
            [
                "call",
                "iam",
                "list-policies",
                "--query",
                "Policies[0].Arn",
                "--profile",
                "aws_radar",
                "--coach",
                .. admin,
            ],
            .. kind is "user"
                ?
                [
                    ["teardown", "--keys", "rotate", .. admin],
                ]
                : Array.Empty<string[]>(),
            ["whoami", "--profile", "aws_radar", "--debug"],
            ["teardown", .. admin],
        ];

        foreach (var line in lines)
        {
            var printed = await RunAsync(cli, clock, line);
            canaries.AddRange(SecretsOf(cli).Except(canaries));
            AssertHasNone(printed, canaries, string.Join(' ', line));
        }

        AssertHasNone(clock.Seen, canaries, "what is seen of the processes");
        Assert.Contains("teardown", clock.Seen, StringComparison.Ordinal);
        Assert.Contains("HOME=", clock.Seen, StringComparison.Ordinal);
        foreach (
            var file in Directory
                .EnumerateFiles(cli.Home, "*", SearchOption.AllDirectories)
                .Where(file => file != SetupLab.CredentialsOf(cli))
        )
        {
            AssertHasNone(Read(file), canaries, file);
        }

        Assert.Equal(kind is "user" ? 6 : 4, canaries.Count);
    }

    [Fact]
    public async Task A_password_that_AWS_takes_and_a_secret_that_it_gives_are_in_no_file_and_no_error()
    {
        await using var lab = await SetupLab.StartAsync();
        using var cli = lab.Cli();
        await lab.Root.CreateUserAsync("signs-in", policy: null);

        string[] line =
        [
            "call",
            "iam",
            "create-login-profile",
            "--user-name",
            "signs-in",
            "--password",
            Password,
            "--profile",
            "admin",
            "--debug",
        ];
        var made = await cli.RunAsync(line);
        var again = await cli.RunAsync(line);
        var scan = await cli.RunAsync("scan", "--profile", "admin", "--debug");

        Assert.Equal((0, 1, 0), (made.ExitCode, again.ExitCode, scan.ExitCode));
        foreach (var result in (CliResult[])[made, again, scan])
        {
            AssertHasNone(result.Out + result.Error, [Password, lab.AdminSecret], "what is printed");
        }

        foreach (var file in Directory.EnumerateFiles(cli.Home, "*", SearchOption.AllDirectories))
        {
            AssertHasNone(Read(file), [Password], file);
        }
    }

    /// <summary>The administrator as a session of a role, in a profile of its own.</summary>
    private static async Task<(string Secret, string Token)> PlantSessionAsync(SetupLab lab, CliProcess cli)
    {
        await lab.Root.CallAsync(
            "CreateRole",
            new JsonObject
            {
                ["RoleName"] = "canary-admin",
                ["AssumeRolePolicyDocument"] =
                    """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"sts:AssumeRole"}]}""",
            }
        );
        await lab.Root.CallAsync(
            "PutRolePolicy",
            new JsonObject
            {
                ["RoleName"] = "canary-admin",
                ["PolicyName"] = "all",
                ["PolicyDocument"] = LabFixture.Allow("*"),
            }
        );
        var user = await lab.Root.CreateUserAsync("canary-user", LabFixture.Allow("sts:AssumeRole"));
        var made = await new LabClient(lab.Server.Endpoint, user).Sts.CallAsync(
            "AssumeRole",
            new JsonObject
            {
                ["RoleArn"] = "arn:aws:iam::123456789012:role/canary-admin",
                ["RoleSessionName"] = "canary",
            }
        );
        var key = made.GetProperty("Credentials");
        var (secret, token) = (
            key.GetProperty("SecretAccessKey").GetString()!,
            key.GetProperty("SessionToken").GetString()!
        );
        await File.AppendAllTextAsync(
            SetupLab.CredentialsOf(cli),
            $"[session]\naws_access_key_id = {key.GetProperty("AccessKeyId").GetString()}\naws_secret_access_key = {secret}\naws_session_token = {token}\n",
            TestContext.Current.CancellationToken
        );
        await File.AppendAllTextAsync(
            SetupLab.ConfigOf(cli),
            "[profile session]\nregion = ap-northeast-2\n",
            TestContext.Current.CancellationToken
        );
        return (secret, token);
    }

    private static async Task<string> RunAsync(CliProcess cli, WatchingClock clock, string[] line)
    {
        using var process = cli.Start(line);
        clock.Watch(process);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        clock.Watch(null);
        Assert.True(process.ExitCode is 0 or 3, $"{string.Join(' ', line)}: {process.ExitCode}, {await error}");
        return await output + await error;
    }

    private static IEnumerable<string> SecretsOf(CliProcess cli) =>
        Read(SetupLab.CredentialsOf(cli))
            .Split('\n')
            .Where(line => line.StartsWith("aws_secret_access_key = ", StringComparison.Ordinal))
            .Select(line => line["aws_secret_access_key = ".Length..]);

    private static void AssertHasNone(string text, IEnumerable<string> canaries, string where) =>
        Assert.True(!canaries.Any(canary => text.Contains(canary, StringComparison.Ordinal)), where);

    /// <summary>The bytes as they are: what a store keeps as text is found in them too.</summary>
    private static string Read(string file) => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file));
}
