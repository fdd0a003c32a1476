using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Lab;
using AwsRadar.Tests.Lab;
using Xunit;

namespace AwsRadar.Tests.Cli.Setup;

public sealed class CoachTests
{
    private static readonly string[] Coach = ["--coach", "--admin-profile", "admin", "--yes"];

    [Fact]
    public async Task A_denied_call_is_explained_allowed_called_again_and_exactly_that_is_added()
    {
        await using var lab = await SetupLab.StartAsync();
        using var cli = await WithUserAsync(lab, "coached");

        const string Alice = "arn:aws:iam::123456789012:user/alice";
        const string AliceOfAnyPath = "arn:aws:iam::123456789012:user/*/alice";
        var users = await CallAsync(cli, "iam", "list-users");
        var one = await CallAsync(cli, "iam", "get-user", "--user-name", "alice");
        var again = await CallAsync(cli, "iam", "list-users");

        Assert.True(users.ExitCode == 0, users.Error);
        Assert.StartsWith("DENIED  user coached may not call iam:ListUsers", users.Error, StringComparison.Ordinal);
        Assert.Contains(
            "added   iam:ListUsers on * to aws_radar_coach of user coached",
            users.Error,
            StringComparison.Ordinal
        );
        Assert.NotEqual(0, JsonElement.Parse(users.Out).GetProperty("Users").GetArrayLength());
        Assert.Contains($"added   iam:GetUser on {Alice} to", one.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("iam:ListUsers on", one.Error, StringComparison.Ordinal);
        Assert.Equal((0, ""), (again.ExitCode, again.Error));
        Assert.Equal(
            [$"iam:GetUser {AliceOfAnyPath}", $"iam:GetUser {Alice}", "iam:ListUsers *"],
            await AddedAsync(lab, "coached")
        );
    }

    [Fact]
    public async Task Without_an_administrator_it_explains_and_adds_nothing()
    {
        await using var lab = await SetupLab.StartAsync();
        using var cli = await WithUserAsync(lab, "alone");

        var result = await cli.RunAsync("call", "iam", "list-users", "--profile", "alone", "--coach");

        Assert.Equal((3, ""), (result.ExitCode, result.Out));
        Assert.Contains("With --admin-profile NAME the coach adds it.", result.Error, StringComparison.Ordinal);
        Assert.Empty(await AddedAsync(lab, "alone"));
    }

    [Fact]
    public async Task On_a_terminal_it_asks_and_a_no_adds_nothing()
    {
        await using var lab = await SetupLab.StartAsync();
        using var cli = await WithUserAsync(lab, "asked");
        string[] line =
        [
            "call",
            "iam",
            "list-users",
            "--profile",
            "asked",
            "--query",
            "length(Users) > `0`",
            "--coach",
            "--admin-profile",
            "admin",
        ];

        var (refused, _) = await CliTerminal.RunAsync(cli, [("(yes/no): ", "no\n")], line);
        var before = await AddedAsync(lab, "asked");
        var (agreed, screen) = await CliTerminal.RunAsync(cli, [("(yes/no): ", "yes\n")], line);

        Assert.Equal(3, refused);
        Assert.Empty(before);
        Assert.Equal(0, agreed);
        Assert.Contains("allow iam:ListUsers on *", screen, StringComparison.Ordinal);
        Assert.Contains("true", screen, StringComparison.Ordinal);
        Assert.Equal(["iam:ListUsers *"], await AddedAsync(lab, "asked"));
    }

    [Theory]
    [InlineData("deny")]
    [InlineData("boundary")]
    public async Task Where_no_Allow_can_help_it_offers_none(string kind)
    {
        await using var lab = await SetupLab.StartAsync();
        var policy = kind is "deny" ? LabFixture.Deny("iam:ListUsers") : LabFixture.Allow("*");
        using var cli = await WithUserAsync(lab, "beyond", policy);
        if (kind is "boundary")
        {
            await lab.Root.CallAsync(
                "CreatePolicy",
                new JsonObject { ["PolicyName"] = "limit", ["PolicyDocument"] = LabFixture.Allow("s3:*") }
            );
            await lab.Root.CallAsync(
                "PutUserPermissionsBoundary",
                new JsonObject
                {
                    ["UserName"] = "beyond",
                    ["PermissionsBoundary"] = "arn:aws:iam::123456789012:policy/limit",
                }
            );
        }

        var result = await CallAsync(cli, "iam", "list-users", "beyond");

        Assert.Equal((3, ""), (result.ExitCode, result.Out));
        Assert.DoesNotContain("\"Allow\"", result.Error, StringComparison.Ordinal);
        Assert.Empty(await AddedAsync(lab, "beyond"));
    }

    [Fact]
    public async Task The_administrators_profile_never_makes_the_call_itself()
    {
        await using var lab = await SetupLab.StartAsync();
        using var cli = await WithUserAsync(lab, "itself");

        var result = await CallAsync(cli, "iam", "create-group", "--group-name", "made", "itself");

        Assert.True(result.ExitCode == 0, result.Error);
        await lab.Root.CallAsync(
            "DeleteUserPolicy",
            new JsonObject { ["UserName"] = "itself", ["PolicyName"] = "aws_radar_coach" }
        );
        var denied = await cli.RunAsync("call", "iam", "create-group", "--group-name", "other", "--profile", "itself");
        Assert.Equal(3, denied.ExitCode);
        Assert.Equal(["iam:CreateGroup arn:aws:iam::123456789012:group/made"], Permissions(result.Error));
    }

    [Fact]
    public async Task A_role_gets_what_it_lacks_as_an_inline_policy_of_the_role()
    {
        await using var lab = await SetupLab.StartAsync();
        using var cli = lab.Cli();
        var setup = await cli.RunAsync("setup", "--admin-profile", "admin", "--yes", "--as", "role");
        Assert.True(setup.ExitCode == 0, setup.Error);

        var result = await cli.RunAsync(["call", "iam", "list-users", "--profile", "aws_radar", .. Coach]);
        var removed = await cli.RunAsync("teardown", "--admin-profile", "admin", "--yes");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("to aws_radar_coach of role aws_radar", result.Error, StringComparison.Ordinal);
        Assert.True(removed.ExitCode == 0, removed.Error);
    }

    [Fact]
    public async Task A_scan_has_all_that_is_missing_offered_as_one_policy_and_ends_complete()
    {
        await using var lab = await SetupLab.StartAsync();
        using var cli = await WithUserAsync(lab, "scanner", LabFixture.Allow("iam:GetAccountSummary"));

        var scan = await cli.RunAsync(["scan", "--profile", "scanner", .. Coach]);
        var plain = await cli.RunAsync("scan", "--profile", "scanner");

        Assert.True(scan.ExitCode == 0, scan.Error);
        Assert.Contains("No identity-based policy allows it", scan.Error, StringComparison.Ordinal);
        Assert.Contains(
            "nothing: every call that the scan planned was answered",
            plain.Error,
            StringComparison.Ordinal
        );
        var needed = await cli.RunAsync("permissions", "for", "scan", "--output", "text");
        var known = needed.Out.Split('\n').Select(line => line.Split('\t')[0]).ToHashSet(StringComparer.Ordinal);
        var added = (await AddedAsync(lab, "scanner")).Select(each => each.Split(' ')[0]).ToArray();
        Assert.NotEmpty(added);
        Assert.Empty(added.Where(action => !known.Contains(action)));
        Assert.DoesNotContain("iam:GetAccountSummary", added);
        var offers = scan
            .Error.Split('\n')
            .Count(line => line.Contains("to the inline policy", StringComparison.Ordinal));
        Assert.InRange(offers, 1, 3);
    }

    [Theory]
    [InlineData("scan", "--coach", "--from-file", "x.json")]
    [InlineData("scan", "--coach", "--resume")]
    public async Task The_coach_goes_with_a_whole_scan_of_one_account(params string[] line)
    {
        using var cli = new CliProcess();

        var result = await cli.RunAsync(line);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(
            "`--coach` goes with a scan of one account from its start",
            result.Error,
            StringComparison.Ordinal
        );
    }

    /// <summary>The last word is the profile where it is not <c>coached</c>.</summary>
    private static Task<CliResult> CallAsync(CliProcess cli, params string[] words)
    {
        var isNamed = words[^1] is "beyond" or "itself";
        var (call, profile) = isNamed ? (words[..^1], words[^1]) : (words, "coached");
        return cli.RunAsync(["call", .. call, "--profile", profile, .. Coach]);
    }

    /// <summary>The program with the profile of a new user beside the administrator's.</summary>
    internal static async Task<CliProcess> WithUserAsync(SetupLab lab, string name, string? policy = null)
    {
        var key = await lab.Root.CreateUserAsync(name, policy);
        var cli = lab.Cli();
        await File.AppendAllTextAsync(
            SetupLab.CredentialsOf(cli),
            Profile(name, key),
            TestContext.Current.CancellationToken
        );
        await File.AppendAllTextAsync(
            SetupLab.ConfigOf(cli),
            $"[profile {name}]\nregion = ap-northeast-2\n",
            TestContext.Current.CancellationToken
        );
        return cli;
    }

    /// <summary>What the coach's policy of a user allows: <c>action resource</c>, sorted.</summary>
    internal static async Task<string[]> AddedAsync(SetupLab lab, string user)
    {
        var reply = await lab.Root.TryAsync(
            "GetUserPolicy",
            new JsonObject { ["UserName"] = user, ["PolicyName"] = "aws_radar_coach" }
        );
        if (reply.Error is not null)
        {
            return [];
        }

        var text = reply.Value.Output.GetProperty("PolicyDocument");
        var document =
            text.ValueKind is JsonValueKind.String
                ? JsonElement.Parse(Uri.UnescapeDataString(text.GetString()!))
                : text;
        return
        [
            .. document
                .GetProperty("Statement")
                .EnumerateArray()
                .SelectMany(statement =>
                    Texts(statement.GetProperty("Action"))
                        .SelectMany(action => Texts(statement.GetProperty("Resource")).Select(on => $"{action} {on}"))
                )
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string[] Permissions(string said) =>
        [
            .. said.Split('\n')
                .Where(line => line.StartsWith("added   ", StringComparison.Ordinal))
                .Select(line =>
                    line["added   ".Length..].Split(" to ")[0].Replace(" on ", " ", StringComparison.Ordinal)
                ),
        ];

    private static IEnumerable<string> Texts(JsonElement value) =>
        value.ValueKind is JsonValueKind.Array
            ? value.EnumerateArray().Select(each => each.GetString()!)
            : [value.GetString()!];

    private static string Profile(string name, LabCredentials key) =>
        $"[{name}]\naws_access_key_id = {key.AccessKeyId}\naws_secret_access_key = {key.SecretAccessKey}\n";
}
