using System.Text.Json;
using AwsRadar.Lab;
using AwsRadar.Tests.Client;
using AwsRadar.Tests.Lab;
using Xunit;

namespace AwsRadar.Tests.Cli;

/// <summary><c>whoami</c> as a user runs it: in a home folder with files, against a lab.</summary>
public sealed class WhoamiTests(LabFixture fixture) : IClassFixture<LabFixture>
{
    private string Endpoint => fixture.Lab.Endpoint.GetLeftPart(UriPartial.Authority);

    [Fact]
    public async Task It_says_who_from_where_and_to_where_without_a_secret()
    {
        var key = await fixture.CreateUserAsync("who", policy: null);
        using var cli = Home(key, "[default]\nregion = ap-northeast-2\n");

        var result = await cli.RunAsync("whoami");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        string[] expected =
        [
            "arn:aws:iam::123456789012:user/who",
            "account      123456789012",
            $"key          AKIA…{key.AccessKeyId[^4..]}, long-lived",
            $"from         profile `default` in `{cli.Home}/.aws/credentials`",
            $"region       ap-northeast-2, from profile `default` in `{cli.Home}/.aws/config`",
            $"endpoint     {Endpoint}, from `AWS_ENDPOINT_URL`",
        ];
        Assert.All(expected, line => Assert.Contains(line, result.Out, StringComparison.Ordinal));
        Assert.DoesNotContain(key.AccessKeyId, result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(key.SecretAccessKey, result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_reads_it_as_JSON()
    {
        var key = await fixture.CreateUserAsync("who-json", policy: null);
        using var cli = Home(key);

        var result = await cli.RunAsync("whoami", "--output", "json", "--region", "eu-west-1");

        var json = JsonElement.Parse(result.Out);
        Assert.Equal("123456789012", json.GetProperty("account").GetString());
        Assert.Equal("arn:aws:iam::123456789012:user/who-json", json.GetProperty("arn").GetString());
        Assert.Equal("Profile", json.GetProperty("source").GetString());
        Assert.Equal("eu-west-1", json.GetProperty("region").GetString());
        Assert.Equal("the region that was given", json.GetProperty("regionSource").GetString());
        Assert.Equal(Endpoint, json.GetProperty("endpoint").GetString());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("expiration").ValueKind);
        Assert.DoesNotContain(key.SecretAccessKey, result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "", "profile `default`", "eu-south-1")]
    [InlineData("", "eu-west-2", "", "`AWS_DEFAULT_REGION`", "eu-west-2")]
    [InlineData("eu-west-1", "eu-west-2", "", "`AWS_REGION`", "eu-west-1")]
    [InlineData("eu-west-1", "eu-west-2", "eu-west-3", "the region that was given", "eu-west-3")]
    public async Task The_region_is_the_nearest_that_somebody_said(
        string region,
        string defaultRegion,
        string option,
        string source,
        string expected
    )
    {
        var key = fixture.Lab.RootCredentials;
        using var cli = Home(key, "[default]\nregion = eu-south-1\n")
            .With("AWS_REGION", region)
            .With("AWS_DEFAULT_REGION", defaultRegion);

        var result = await cli.RunAsync(option.Length == 0 ? ["whoami"] : ["whoami", "--region", option]);

        Assert.Contains($"region       {expected}, from {source}", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_profile_is_the_nearest_that_somebody_said()
    {
        (string? Variable, string[] Option, string Expected)[] table =
        [
            (null, [], "first"),
            ("second", [], "second"),
            ("second", ["--profile", "third"], "third"),
            ("nobody", ["--profile", "third"], "third"),
        ];
        using var cli = Home(await UserAsync("first"));
        await AppendAsync(cli, "second", await UserAsync("second"));
        await AppendAsync(cli, "third", await UserAsync("third"));

        foreach (var (variable, option, expected) in table)
        {
            cli.With("AWS_PROFILE", variable ?? "");
            var result = await cli.RunAsync(["whoami", .. option]);

            Assert.Equal((0, ""), (result.ExitCode, result.Error));
            Assert.StartsWith($"arn:aws:iam::123456789012:user/{expected}", result.Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_wrong_secret_and_an_unknown_key_have_remedies_of_their_own()
    {
        var key = await UserAsync("known");
        using var wrong = Home(key with { SecretAccessKey = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" });
        using var unknown = Home(new LabCredentials("AKIAIOSFODNN7EXAMPLE", key.SecretAccessKey));

        var mismatch = await wrong.RunAsync("whoami");
        var stranger = await unknown.RunAsync("whoami");

        AssertSentence(mismatch, "AWS does not accept this key (SignatureDoesNotMatch)");
        Assert.Contains("write it again with `aws-radar configure`", mismatch.Error, StringComparison.Ordinal);
        AssertSentence(stranger, "AWS does not accept this key (InvalidClientTokenId)");
        Assert.Contains(
            "The key in use is AKIA…MPLE, from profile `default`",
            stranger.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_session_that_has_ended_and_a_role_that_is_denied_say_what_to_do()
    {
        await using var ended = await AnsweringEndpoint.StartAsync(_ =>
            AnsweringEndpoint.Error("ExpiredToken", "The security token included in the request is expired", 403)
        );
        using var session = Home(await UserAsync("ended"));
        using var role = Home(
            await UserAsync("no-role"),
            "[profile r]\nrole_arn=arn:aws:iam::123456789012:role/ops-admin\nsource_profile=default\n"
        );

        var past = await session.RunAsync("whoami", "--endpoint-url", ended.Url);
        var denied = await role.RunAsync("whoami", "--profile", "r");

        AssertSentence(past, "The session has ended (ExpiredToken).");
        Assert.Contains("Sign in again", past.Error, StringComparison.Ordinal);
        AssertSentence(
            denied,
            "The role `arn:aws:iam::123456789012:role/ops-admin` of profile `r` cannot be assumed: User: "
        );
        Assert.Contains(
            "Missing is sts:AssumeRole: an administrator can allow it.",
            denied.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Without_credentials_it_says_where_it_looked_and_sends_nothing()
    {
        using var cli = new CliProcess().With("AWS_ENDPOINT_URL", Endpoint);
        Directory.CreateDirectory(Path.Combine(cli.Home, ".aws"));
        await File.WriteAllTextAsync(
            Path.Combine(cli.Home, ".aws", "credential"),
            "x",
            TestContext.Current.CancellationToken
        );

        var result = await cli.RunAsync("whoami");

        AssertSentence(result, "No AWS credentials were found");
        Assert.Contains("aws-radar configure", result.Error, StringComparison.Ordinal);
        Assert.Contains("AWS clients read `credentials`, with an s.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profiles_in_a_circle_are_one_sentence_with_file_and_line()
    {
        using var cli = Home(
            await UserAsync("circle"),
            "[profile a]\nrole_arn=arn:aws:iam::1:role/a\nsource_profile=b\n[profile b]\nrole_arn=arn:aws:iam::1:role/b\nsource_profile=a\n"
        );

        var result = await cli.RunAsync("whoami", "--profile", "a");

        AssertSentence(result, "`a` → `b` → `a`");
        Assert.Contains($"(`{cli.Home}/.aws/config` line 6)", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("whoami")]
    [InlineData("scan")]
    public async Task Keys_that_others_can_read_are_pointed_out_once(string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes");
        using var cli = Home(await UserAsync($"exposed-{command}"));
        var file = Path.Combine(cli.Home, ".aws", "credentials");
        Expose(file);

        var result = await cli.RunAsync(command);

        var warning = $"warning Other users of this machine can read `{file}`: run `chmod 600 {file}`.\n";
        Assert.Equal(2, result.Error.Split(warning).Length);
        Assert.DoesNotContain("warning", result.Out, StringComparison.Ordinal);
    }

    private Task<LabCredentials> UserAsync(string name) => fixture.CreateUserAsync(name, policy: null);

    private CliProcess Home(LabCredentials key, string? config = null)
    {
        var cli = new CliProcess().With("AWS_ENDPOINT_URL", Endpoint);
        var folder = Path.Combine(cli.Home, ".aws");
        Directory.CreateDirectory(folder);
        Write(Path.Combine(folder, "credentials"), Section("default", key));
        if (config is not null)
        {
            Write(Path.Combine(folder, "config"), config);
        }

        return cli;
    }

    private static Task AppendAsync(CliProcess cli, string profile, LabCredentials key) =>
        File.AppendAllTextAsync(
            Path.Combine(cli.Home, ".aws", "credentials"),
            Section(profile, key),
            TestContext.Current.CancellationToken
        );

    private static string Section(string profile, LabCredentials key) =>
        $"[{profile}]\naws_access_key_id = {key.AccessKeyId}\naws_secret_access_key = {key.SecretAccessKey}\n";

    private static void Write(string path, string text)
    {
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private static void Expose(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        }
    }

    private static void AssertSentence(CliResult result, string says)
    {
        Assert.Equal((1, ""), (result.ExitCode, result.Out));
        Assert.StartsWith("error ", result.Error, StringComparison.Ordinal);
        Assert.Contains(says, result.Error, StringComparison.Ordinal);
    }
}
