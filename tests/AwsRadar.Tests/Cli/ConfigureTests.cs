using System.Text.Json;
using AwsRadar.Lab;
using AwsRadar.Tests.Client.Credentials;
using AwsRadar.Tests.Lab;
using Xunit;

namespace AwsRadar.Tests.Cli;

/// <summary><c>configure</c> as a newcomer runs it, from an empty home folder to a call that AWS answers.</summary>
public sealed class ConfigureTests(LabFixture fixture) : IClassFixture<LabFixture>
{
    private const string Id = "AKIAIOSFODNN7EXAMPLE";
    private const string Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_an_empty_home_folder_to_whoami_on_a_terminal_where_no_secret_is_seen()
    {
        var key = await fixture.CreateUserAsync("newcomer", policy: null);
        using var cli = Lab(new CliProcess());

        var (exitCode, screen) = await CliTerminal.RunAsync(
            cli,
            [
                ("AWS access key id: ", key.AccessKeyId + "\n"),
                ("AWS secret access key (not shown): ", key.SecretAccessKey + "\n"),
                ("Region, such as ap-northeast-2: ", "ap-northeast-2\n"),
                ("yaml: ", "\n"),
            ],
            "configure",
            "--profile",
            "aws_radar"
        );
        var whoami = await cli.RunAsync("whoami", "--profile", "aws_radar");

        Assert.Equal(0, exitCode);
        Assert.DoesNotContain(key.SecretAccessKey, screen, StringComparison.Ordinal);
        Assert.DoesNotContain(key.SecretAccessKey[..8], screen, StringComparison.Ordinal);
        Assert.Contains("Try it  aws-radar whoami --profile aws_radar", screen, StringComparison.Ordinal);
        Assert.StartsWith("arn:aws:iam::123456789012:user/newcomer", whoami.Out, StringComparison.Ordinal);
        Assert.Contains("region       ap-northeast-2", whoami.Out, StringComparison.Ordinal);
        Assert.Equal("", whoami.Error);
    }

    [Fact]
    public async Task A_key_and_its_secret_may_be_pasted_at_once_and_the_secret_is_still_not_seen()
    {
        using var cli = new CliProcess();

        var (exitCode, screen) = await CliTerminal.RunAsync(
            cli,
            [("AWS access key id: ", $"{Id}\n{Secret}\n"), ("ap-northeast-2: ", "\n"), ("yaml: ", "\n")],
            "configure"
        );

        Assert.Equal(0, exitCode);
        Assert.DoesNotContain(Secret[..6], screen, StringComparison.Ordinal);
        Assert.Contains(Secret, await ReadAsync(cli, "credentials"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enter_keeps_what_stands_there_and_Ctrl_C_writes_nothing()
    {
        using var cli = new CliProcess();
        await cli.PipeAsync(Secret, "configure", "--access-key-id", Id, "--region", "eu-west-1", "--output", "json");
        var before = await ReadAsync(cli, "credentials");

        var kept = await CliTerminal.RunAsync(
            cli,
            [("[AKIA…MPLE]: ", "\n"), ("[eu-west-1]: ", "\n"), ("[json]: ", "\n")],
            "configure"
        );
        var stopped = await CliTerminal.RunAsync(
            cli,
            [("[AKIA…MPLE]: ", "AKIAI44QH8DHBEXAMPLE\n"), ("(not shown): ", "half\u0003")],
            "configure"
        );

        Assert.Equal((0, 130), (kept.ExitCode, stopped.ExitCode));
        Assert.Contains("stays as it was", kept.Screen, StringComparison.Ordinal);
        Assert.Equal(before, await ReadAsync(cli, "credentials"));
    }

    [Fact]
    public async Task The_secret_comes_from_standard_input_and_is_not_printed()
    {
        using var cli = new CliProcess();

        var result = await cli.PipeAsync(Secret + "\n", "configure", "--access-key-id", Id, "--profile", "a");

        Assert.Equal((0, ""), (result.ExitCode, result.Out));
        Assert.DoesNotContain(Secret, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Id, result.Error, StringComparison.Ordinal);
        Assert.Equal(
            $"[a]\naws_access_key_id = {Id}\naws_secret_access_key = {Secret}\n",
            await ReadAsync(cli, "credentials")
        );
    }

    [Fact]
    public async Task A_profile_for_an_endpoint_goes_there_without_being_told_again()
    {
        var key = await fixture.CreateUserAsync("elsewhere", policy: null);
        var endpoint = fixture.Lab.Endpoint.GetLeftPart(UriPartial.Authority);
        using var cli = new CliProcess();
        string[] arguments = ["--access-key-id", key.AccessKeyId, "--region", "us-east-1", "--endpoint-url", endpoint];

        var written = await cli.PipeAsync(key.SecretAccessKey, ["configure", .. arguments]);
        var whoami = await cli.RunAsync("whoami");

        Assert.Contains($"region us-east-1, endpoint {endpoint} written", written.Error, StringComparison.Ordinal);
        Assert.Contains($"endpoint_url = {endpoint}\n", await ReadAsync(cli, "config"), StringComparison.Ordinal);
        Assert.StartsWith("arn:aws:iam::123456789012:user/elsewhere", whoami.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_create_access_key_prints_can_be_piped_in()
    {
        using var cli = Lab(new CliProcess());
        await fixture.CreateUserAsync("piped", policy: null);
        var created = await fixture.Root.CallAsync("CreateAccessKey", new() { ["UserName"] = "piped" });

        var result = await cli.PipeAsync(created.GetRawText(), "configure", "--profile", "piped");
        var whoami = await cli.RunAsync("whoami", "--profile", "piped");

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("arn:aws:iam::123456789012:user/piped", whoami.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "no terminal to ask on", "configure")]
    [InlineData(Secret, "standard input holds no key", "configure")]
    [InlineData("", "There is no secret", "configure", "--access-key-id", Id)]
    [InlineData(Secret, "That is no access key id", "configure", "--access-key-id", Secret)]
    [InlineData(Secret, "needs its session token", "configure", "--access-key-id", "ASIAIOSFODNN7EXAMPLE")]
    [InlineData("two words", "has a space in it", "configure", "--access-key-id", Id)]
    [InlineData("", "A secret is never an argument", "configure", "--secret-access-key", Secret)]
    [InlineData(
        "",
        "A secret is never an argument",
        "configure",
        "--access-key-id",
        Id,
        "--secret-access-key=" + Secret
    )]
    [InlineData("", "Give --source-profile NAME", "configure", "--role-arn", "arn:aws:iam::123456789012:role/r")]
    [InlineData("", "prints json, text or table", "configure", "--output", "csv")]
    [InlineData("", "is not a region", "configure", "--region", "Seoul!")]
    [InlineData("", "is not the URL of an endpoint", "configure", "--endpoint-url", "127.0.0.1:4599")]
    [InlineData("", "cannot be the name of a profile", "configure", "--region", "eu-west-1", "--profile", "a]b")]
    public async Task What_cannot_be_written_is_a_usage_error_that_shows_no_secret(
        string input,
        string says,
        params string[] arguments
    )
    {
        using var cli = new CliProcess();

        var result = await cli.PipeAsync(input, arguments);

        Assert.Equal((2, ""), (result.ExitCode, result.Out));
        Assert.Contains(says, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(cli.Home, ".aws")));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_named_with_its_line_and_stays()
    {
        using var cli = new CliProcess();
        Directory.CreateDirectory(Path.Combine(cli.Home, ".aws"));
        var file = Path.Combine(cli.Home, ".aws", "credentials");
        byte[] before = [.. "[a]\nx = "u8, 0xFF, .. "\n"u8];
        await File.WriteAllBytesAsync(file, before, Cancel);

        var result = await cli.PipeAsync(Secret, "configure", "--access-key-id", Id);

        Assert.Equal((1, ""), (result.ExitCode, result.Out));
        Assert.Contains(
            $"The file `{file}` cannot be read: line 2 is not UTF-8 text.",
            result.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(before, await File.ReadAllBytesAsync(file, Cancel));
    }

    [Fact]
    public async Task Credentials_that_come_first_and_a_file_of_the_wrong_name_are_pointed_out()
    {
        using var cli = new CliProcess()
            .With("AWS_ACCESS_KEY_ID", "AKIAI44QH8DHBEXAMPLE")
            .With("AWS_SECRET_ACCESS_KEY", "x");
        Directory.CreateDirectory(Path.Combine(cli.Home, ".aws"));
        await File.WriteAllTextAsync(Path.Combine(cli.Home, ".aws", "credential"), "[default]\n", Cancel);

        var result = await cli.PipeAsync(Secret, "configure", "--access-key-id", Id);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(
            "the environment variable `AWS_ACCESS_KEY_ID` comes first",
            result.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("AWS clients read `credentials`, with an s.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_asks_for_a_code_works_from_configure_to_the_code_on_the_terminal()
    {
        var key = await fixture.CreateUserAsync("guest", LabFixture.Allow("sts:AssumeRole"));
        var (serial, seed) = await VirtualDevice.EnableAsync(fixture.Root, "guest");
        await fixture.Root.CallAsync(
            "CreateRole",
            new()
            {
                ["RoleName"] = "with-code",
                ["AssumeRolePolicyDocument"] = """
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"123456789012"},
                 "Action":"sts:AssumeRole","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}}
                """,
            }
        );
        using var cli = Lab(new CliProcess());
        await cli.PipeAsync(key.SecretAccessKey, "configure", "--access-key-id", key.AccessKeyId);
        string[] role =
        [
            "--role-arn",
            "arn:aws:iam::123456789012:role/with-code",
            "--source-profile",
            "default",
            "--mfa-serial",
            serial,
        ];
        await cli.RunAsync(["configure", "--profile", "guarded", .. role]);

        var (exitCode, screen) = await CliTerminal.RunAsync(
            cli,
            [($"MFA code of {serial}: ", AuthenticatorApp.Code(seed) + "\n")],
            "whoami",
            "--profile",
            "guarded"
        );
        var piped = await cli.RunAsync("whoami", "--profile", "guarded");

        Assert.Equal(0, exitCode);
        Assert.Contains(
            "arn:aws:sts::123456789012:assumed-role/with-code/aws-radar-",
            screen,
            StringComparison.Ordinal
        );
        Assert.Equal(1, piped.ExitCode);
        Assert.Contains("there is no terminal", piped.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profiles_are_listed_with_what_their_credentials_are()
    {
        using var cli = new CliProcess();
        await cli.PipeAsync(Secret, "configure", "--access-key-id", Id, "--region", "eu-west-1");
        string[] role = ["--role-arn", "arn:aws:iam::123456789012:role/r", "--source-profile"];
        await cli.RunAsync(["configure", "--profile", "good", .. role, "default"]);
        await cli.RunAsync(["configure", "--profile", "bad", .. role, "nobody"]);

        var table = await cli.RunAsync("configure", "list-profiles");
        var json = await cli.RunAsync("configure", "list-profiles", "--output", "json");

        Assert.Equal(
            [("default", "Profile", "AKIA…MPLE"), ("good", "AssumedRole", null), ("bad", null, null)],
            JsonElement
                .Parse(json.Out)
                .EnumerateArray()
                .Select(profile =>
                    (
                        profile.GetProperty("name").GetString()!,
                        profile.GetProperty("source").GetString(),
                        profile.GetProperty("maskedAccessKeyId").GetString()
                    )
                )
        );
        Assert.Contains("cannot work", table.Out, StringComparison.Ordinal);
        Assert.Contains(
            "warning The profile `bad` takes its credentials from a profile `nobody`",
            table.Error,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(Secret, table.Out + table.Error + json.Out + json.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_AWS_CLI_reads_the_profile()
    {
        await ForeignClient.RequireAsync("aws", "--version");
        using var cli = new CliProcess();
        await cli.PipeAsync(
            Secret,
            "configure",
            "--access-key-id",
            Id,
            "--region",
            "eu-west-1",
            "--profile",
            "two words"
        );

        var region = await RunAwsAsync(cli, "configure", "get", "region", "--profile", "two words");
        var id = await RunAwsAsync(cli, "configure", "get", "aws_access_key_id", "--profile", "two words");

        Assert.Equal(("eu-west-1", Id), (region, id));
    }

    private CliProcess Lab(CliProcess cli) =>
        cli.With("AWS_ENDPOINT_URL", fixture.Lab.Endpoint.GetLeftPart(UriPartial.Authority));

    private static Task<string> ReadAsync(CliProcess cli, string name) =>
        File.ReadAllTextAsync(Path.Combine(cli.Home, ".aws", name), Cancel);

    private static async Task<string> RunAwsAsync(CliProcess cli, params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(cli.Prepare(["aws", .. arguments]))!;
        var output = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return output.Trim();
    }
}
