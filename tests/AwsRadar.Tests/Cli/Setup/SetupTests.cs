using System.Text.Json.Nodes;
using AwsRadar.Tests.Cli.Calling;
using AwsRadar.Tests.Lab;
using Xunit;

namespace AwsRadar.Tests.Cli.Setup;

public sealed class SetupTests
{
    private static readonly string[] Setup = ["setup", "--admin-profile", "admin", "--yes"];
    private static readonly string[] Teardown = ["teardown", "--admin-profile", "admin", "--yes"];

    [Fact]
    public async Task What_setup_makes_scans_completely_and_teardown_leaves_the_account_and_the_files_as_they_were()
    {
        await using var lab = await SetupLab.StartAsync();
        using var cli = lab.Cli();
        var account = await lab.ExportAsync();
        var (credentials, config) = (Read(SetupLab.CredentialsOf(cli)), Read(SetupLab.ConfigOf(cli)));

        var made = await cli.RunAsync(Setup);
        var user = await lab.Root.CallAsync("GetUser", new JsonObject { ["UserName"] = "aws_radar" });
        var profile = Read(SetupLab.ConfigOf(cli));
        var again = await cli.RunAsync(Setup);
        var scan = await cli.RunAsync("scan", "--profile", "aws_radar");
        var removed = await cli.RunAsync(Teardown);
        var nothing = await cli.RunAsync(Teardown);

        Assert.True(made.ExitCode == 0, made.Error);
        Assert.Equal("aws_radar is arn:aws:iam::123456789012:user/aws_radar", made.Out.Trim());
        var tags = user.GetProperty("User").GetProperty("Tags").ToString();
        Assert.Contains("aws_api_to_service_scan", tags, StringComparison.Ordinal);
        Assert.DoesNotContain("pending", tags, StringComparison.Ordinal);
        Assert.Contains("region = ap-northeast-2", profile[config.Length..], StringComparison.Ordinal);
        Assert.True(again.ExitCode == 0, again.Error);
        Assert.Contains("Everything is there already", again.Error, StringComparison.Ordinal);
        Assert.Contains("nothing: every call that the scan planned was answered", scan.Error, StringComparison.Ordinal);
        Assert.True(removed.ExitCode == 0, removed.Error);
        Assert.Contains("There is nothing that setup made", nothing.Error, StringComparison.Ordinal);
        Assert.Equal(account, await lab.ExportAsync());
        Assert.Equal((credentials, config), (Read(SetupLab.CredentialsOf(cli)), Read(SetupLab.ConfigOf(cli))));
    }

    [Fact]
    public async Task As_a_role_it_makes_no_key_and_the_profile_assumes_the_role()
    {
        await using var lab = await SetupLab.StartAsync();
        using var cli = lab.Cli();
        var account = await lab.ExportAsync();

        var made = await cli.RunAsync([.. Setup, "--as", "role", "--lang", "ko"]);
        var again = await cli.RunAsync([.. Setup, "--as", "role"]);
        var scan = await cli.RunAsync("scan", "--profile", "aws_radar");
        var removed = await cli.RunAsync(Teardown);

        Assert.True(made.ExitCode == 0, made.Error);
        Assert.Contains("arn:aws:sts::123456789012:assumed-role/aws_radar/", made.Out, StringComparison.Ordinal);
        Assert.Contains("Everything is there already", again.Error, StringComparison.Ordinal);
        Assert.Contains("nothing: every call that the scan planned was answered", scan.Error, StringComparison.Ordinal);
        Assert.True(removed.ExitCode == 0, removed.Error);
        Assert.Equal(account, await lab.ExportAsync());
    }

    /// <summary>A key of a lab is worth nothing at AWS, where it would go without this, and as little the other way round.</summary>
    [Theory]
    [InlineData("user")]
    [InlineData("role")]
    public async Task The_profile_leads_to_where_the_administrators_profile_leads(string kind)
    {
        await using var lab = await SetupLab.StartAsync();
        using var cli = lab.Cli().With("AWS_ENDPOINT_URL", "");
        var line = $"endpoint_url = {lab.Server.Endpoint.GetLeftPart(UriPartial.Authority)}\n";
        await File.AppendAllTextAsync(SetupLab.ConfigOf(cli), line, TestContext.Current.CancellationToken);

        var made = await cli.RunAsync([.. Setup, "--as", kind]);
        var who = await cli.RunAsync("whoami", "--profile", "aws_radar", "--query", "arn", "--output", "text");

        Assert.True(made.ExitCode == 0, made.Error);
        Assert.Equal(2, Read(SetupLab.ConfigOf(cli)).Split(line).Length - 1);
        Assert.Contains("aws_radar", who.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CreateUser", "UserName", "aws_radar", "user")]
    [InlineData("CreateGroup", "GroupName", "aws_viewer", "group")]
    [InlineData("CreatePolicy", "PolicyName", "aws_viewer_readonly", "policy")]
    public async Task A_foreign_entity_of_a_name_is_never_touched(
        string operation,
        string parameter,
        string name,
        string kind
    )
    {
        await using var lab = await SetupLab.StartAsync();
        using var cli = lab.Cli();
        var input = new JsonObject { [parameter] = name };
        if (kind is "policy")
        {
            input["PolicyDocument"] = LabFixture.Allow("s3:*");
        }

        await lab.Root.CallAsync(operation, input);
        var account = await lab.ExportAsync();

        var made = await cli.RunAsync(Setup);
        var removed = await cli.RunAsync(Teardown);

        Assert.Equal((1, ""), (made.ExitCode, made.Out));
        Assert.Contains($"There is a {kind} `{name}` that setup did not make", made.Error, StringComparison.Ordinal);
        Assert.Equal(0, removed.ExitCode);
        Assert.Equal(account, await lab.ExportAsync());
    }

    [Fact]
    public async Task A_foreign_profile_of_the_name_is_never_touched()
    {
        await using var lab = await SetupLab.StartAsync();
        using var cli = lab.Cli();
        await File.AppendAllTextAsync(
            SetupLab.ConfigOf(cli),
            "[profile aws_radar]\nregion = us-east-1\n",
            TestContext.Current.CancellationToken
        );
        var (account, config) = (await lab.ExportAsync(), Read(SetupLab.ConfigOf(cli)));

        var made = await cli.RunAsync(Setup);

        Assert.Equal(1, made.ExitCode);
        Assert.Contains("not one that setup wrote", made.Error, StringComparison.Ordinal);
        Assert.Equal((account, config), (await lab.ExportAsync(), Read(SetupLab.ConfigOf(cli))));
    }

    [Fact]
    public async Task What_somebody_else_hung_on_it_stops_teardown_before_anything_is_removed()
    {
        await using var lab = await SetupLab.StartAsync();
        using var cli = lab.Cli();
        await cli.RunAsync(Setup);
        await lab.Root.CallAsync(
            "AttachUserPolicy",
            new JsonObject { ["UserName"] = "aws_radar", ["PolicyArn"] = "arn:aws:iam::aws:policy/IAMReadOnlyAccess" }
        );
        var account = await lab.ExportAsync();

        var removed = await cli.RunAsync(Teardown);

        Assert.Equal(1, removed.ExitCode);
        Assert.Contains(
            "IAMReadOnlyAccess is attached to it, which setup did not do",
            removed.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(account, await lab.ExportAsync());
    }

    [Fact]
    public async Task Nothing_is_changed_without_a_yes()
    {
        await using var lab = await SetupLab.StartAsync();
        using var cli = lab.Cli();
        var account = await lab.ExportAsync();

        var unasked = await cli.RunAsync("setup", "--admin-profile", "admin");
        var (exit, screen) = await CliTerminal.RunAsync(
            cli,
            [("(yes/no): ", "no\n")],
            "setup",
            "--admin-profile",
            "admin"
        );

        Assert.Equal(2, unasked.ExitCode);
        Assert.Contains("- create the user aws_radar", unasked.Error, StringComparison.Ordinal);
        Assert.Equal(1, exit);
        Assert.Contains("Nothing was changed.", screen, StringComparison.Ordinal);
        Assert.Equal(account, await lab.ExportAsync());
    }

    [Fact]
    public async Task A_policy_that_fell_behind_is_made_what_the_scan_needs_now_and_the_oldest_of_five_versions_goes()
    {
        await using var lab = await SetupLab.StartAsync();
        using var cli = lab.Cli();
        const string Arn = "arn:aws:iam::123456789012:policy/aws_viewer_readonly";
        await cli.RunAsync(Setup);
        for (var version = 2; version <= 5; version++)
        {
            await lab.Root.CallAsync(
                "CreatePolicyVersion",
                new JsonObject
                {
                    ["PolicyArn"] = Arn,
                    ["PolicyDocument"] = LabFixture.Allow("iam:ListUsers"),
                    ["SetAsDefault"] = true,
                }
            );
        }

        var repaired = await cli.RunAsync(Setup);
        var scan = await cli.RunAsync("scan", "--profile", "aws_radar");
        var removed = await cli.RunAsync(Teardown);

        Assert.True(repaired.ExitCode == 0, repaired.Error);
        Assert.Contains("delete v1 of the policy", repaired.Error, StringComparison.Ordinal);
        Assert.Contains("nothing: every call that the scan planned was answered", scan.Error, StringComparison.Ordinal);
        Assert.True(removed.ExitCode == 0, removed.Error);
    }

    [Fact]
    public async Task Keys_are_rotated_and_deactivated_and_setup_activates_again()
    {
        await using var lab = await SetupLab.StartAsync();
        using var cli = lab.Cli();
        await cli.RunAsync(Setup);
        var first = await lab.KeysOfAsync("aws_radar");

        var rotated = await cli.RunAsync([.. Teardown, "--keys", "rotate"]);
        var second = await lab.KeysOfAsync("aws_radar");
        var whoami = await cli.RunAsync("whoami", "--profile", "aws_radar");
        var deactivated = await cli.RunAsync([.. Teardown, "--keys", "deactivate"]);
        var refused = await cli.RunAsync("whoami", "--profile", "aws_radar");
        var activated = await cli.RunAsync(Setup);

        Assert.True(rotated.ExitCode == 0, rotated.Error);
        Assert.NotEqual(Assert.Single(first), Assert.Single(second));
        Assert.Equal(0, whoami.ExitCode);
        Assert.True(deactivated.ExitCode == 0, deactivated.Error);
        Assert.Equal(1, refused.ExitCode);
        Assert.True(activated.ExitCode == 0, activated.Error);
        Assert.Equal(second, await lab.KeysOfAsync("aws_radar"));
    }

    [Fact]
    public async Task Two_setups_at_once_make_one_identity_with_one_key()
    {
        await using var lab = await SetupLab.StartAsync();
        using var cli = lab.Cli();
        var account = await lab.ExportAsync();

        var both = await Task.WhenAll(cli.RunAsync(Setup), cli.RunAsync(Setup));

        Assert.All(both, result => Assert.True(result.ExitCode == 0, result.Error));
        Assert.Single(await lab.KeysOfAsync("aws_radar"));
        var removed = await cli.RunAsync(Teardown);
        Assert.True(removed.ExitCode == 0, removed.Error);
        Assert.Equal(account, await lab.ExportAsync());
    }

    [Fact]
    public async Task Two_setups_on_two_machines_make_one_identity_and_a_key_for_each()
    {
        await using var lab = await SetupLab.StartAsync();
        using var one = lab.Cli();
        using var other = lab.Cli();

        var first = await one.RunAsync(Setup);
        var second = await other.RunAsync(Setup);

        Assert.True(first.ExitCode == 0, first.Error);
        Assert.True(second.ExitCode == 0, second.Error);
        Assert.Equal(2, (await lab.KeysOfAsync("aws_radar")).Length);
        Assert.Equal(0, (await one.RunAsync("whoami", "--profile", "aws_radar")).ExitCode);
    }

    /// <summary>A canary: the secrets of the administrator and of the new key.</summary>
    [Fact]
    public async Task No_secret_leaves_the_credentials_file()
    {
        await using var lab = await SetupLab.StartAsync();
        using var cli = lab.Cli();

        var made = await cli.RunAsync([.. Setup, "--debug"]);
        var secret = Read(SetupLab.CredentialsOf(cli)).Split("aws_secret_access_key = ")[^1].Split('\n')[0];
        var denied = await cli.RunAsync("call", "iam", "create-group", "--group-name", "x", "--profile", "aws_radar");
        var scan = await cli.RunAsync("scan", "--profile", "aws_radar", "--debug");
        var coached = await cli.RunAsync(
            "call",
            "iam",
            "list-policies",
            "--profile",
            "aws_radar",
            "--coach",
            "--admin-profile",
            "admin",
            "--yes",
            "--debug",
            "--query",
            "Policies[0].Arn"
        );
        var removed = await cli.RunAsync([.. Teardown, "--debug"]);

        var printed = string.Concat(
            ((CliResult[])[made, denied, scan, coached, removed]).Select(each => each.Out + each.Error)
        );
        Assert.Equal(40, secret.Length);
        foreach (var canary in (string[])[secret, lab.AdminSecret])
        {
            Assert.DoesNotContain(canary, printed, StringComparison.Ordinal);
            foreach (var file in Directory.EnumerateFiles(cli.Home, "*", SearchOption.AllDirectories))
            {
                Assert.True(
                    file == SetupLab.CredentialsOf(cli) || !Read(file).Contains(canary, StringComparison.Ordinal),
                    file
                );
            }
        }

        Assert.DoesNotContain(secret, Read(SetupLab.CredentialsOf(cli)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cli", "aws iam create-access-key --user-name aws_radar")]
    [InlineData("terraform", "resource \"aws_iam_user\" \"aws_radar\"")]
    [InlineData("console", "Policies > Create policy")]
    public async Task Without_an_administrator_it_prints_how_and_calls_nobody(string form, string expected)
    {
        var printed = await InProcess.RunAsync("setup", "--print", form);

        Assert.True(printed.ExitCode == 0, printed.Error);
        Assert.Contains(expected, printed.Out, StringComparison.Ordinal);
        Assert.Contains("iam:GetAccountAuthorizationDetails", printed.Out, StringComparison.Ordinal);
    }

    private static string Read(string file) => File.ReadAllText(file);
}
