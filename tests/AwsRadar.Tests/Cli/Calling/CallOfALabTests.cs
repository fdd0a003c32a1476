using System.Text.Json;
using AwsRadar.Tests.Lab;
using Xunit;

namespace AwsRadar.Tests.Cli.Calling;

/// <summary>Calls as a user makes them, to a lab that enforces policies.</summary>
public sealed class CallOfALabTests(LabFixture fixture) : IClassFixture<LabFixture>
{
    [Fact]
    public async Task What_was_written_in_every_form_of_parameter_is_read_back()
    {
        using var cli = new LabCli(fixture);
        var document = Path.Combine(cli.Process.Home, "trust.json");
        var trust =
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
        await File.WriteAllTextAsync(document, trust, TestContext.Current.CancellationToken);

        var created = await cli.CallAsync(
            "iam",
            "CreateRole",
            "--role-name",
            "call-forms",
            "--assume-role-policy-document",
            $"file://{document}",
            "--max-session-duration",
            "7200",
            "--tags",
            "Key=a,Value=1",
            "{\"Key\":\"b\",\"Value\":\"x y\"}",
            "--cli-input-json",
            "{\"Description\":\"from JSON\",\"RoleName\":\"overridden\"}"
        );
        var read = await cli.CallAsync("iam", "get-role", "--role-name", "call-forms");

        Assert.True(created.ExitCode == 0, created.Error);
        var role = JsonElement.Parse(read.Out).GetProperty("Role");
        Assert.Equal("from JSON", role.GetProperty("Description").GetString());
        Assert.Equal(7200, role.GetProperty("MaxSessionDuration").GetInt32());
        Assert.Equal("x y", role.GetProperty("Tags")[1].GetProperty("Value").GetString());
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(trust), role.GetProperty("AssumeRolePolicyDocument")));
    }

    [Fact]
    public async Task A_denied_call_names_who_why_what_and_the_smallest_remedy()
    {
        var key = await fixture.CreateUserAsync("call-denied", policy: null);
        using var cli = new LabCli(fixture, key);

        var result = await cli.CallAsync("iam", "list-users");

        Assert.Equal(3, result.ExitCode);
        Assert.Empty(result.Out);
        Assert.StartsWith(
            "DENIED  user call-denied may not call iam:ListUsers",
            result.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("No identity-based policy allows it", result.Error, StringComparison.Ordinal);
        Assert.Contains(
            """{"Effect":"Allow","Action":"iam:ListUsers","Resource":"*"}""",
            result.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("request ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_explicit_deny_is_never_answered_with_an_allow()
    {
        var key = await fixture.CreateUserAsync("call-forbidden", LabFixture.Deny("iam:ListUsers"));
        using var cli = new LabCli(fixture, key);

        var result = await cli.CallAsync("iam", "list-users");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("forbids it", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Allow\"", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_service_s_own_error_is_told_with_its_code_and_request()
    {
        using var cli = new LabCli(fixture);

        var result = await cli.CallAsync("iam", "get-user", "--user-name", "nobody");

        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.Out);
        Assert.Contains(
            "NoSuchEntity: The user with name nobody cannot be found.",
            result.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("request ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_shows_the_request_without_secrets_and_changes_nothing()
    {
        using var cli = new LabCli(fixture);

        var shown = await cli.CallAsync(
            "iam",
            "create-login-profile",
            "--user-name",
            "alice",
            "--password",
            "correct horse battery",
            "--dry-run"
        );
        var created = await cli.CallAsync("iam", "create-user", "--user-name", "dry-run", "--dry-run");
        var read = await cli.CallAsync("iam", "get-user", "--user-name", "dry-run");

        Assert.Equal(0, shown.ExitCode);
        Assert.Contains("Action=CreateLoginProfile", shown.Out, StringComparison.Ordinal);
        Assert.Contains("Signature=***", shown.Out, StringComparison.Ordinal);
        Assert.Matches(@"Credential=AK[A-Z]+…\w{4}/", shown.Out);
        Assert.DoesNotContain("horse", shown.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(fixture.Lab.RootCredentials.AccessKeyId, shown.Out, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent", created.Error, StringComparison.Ordinal);
        Assert.Equal(1, read.ExitCode);
    }

    [Fact]
    public async Task Many_calls_are_answered_line_by_line_in_their_order()
    {
        using var cli = new LabCli(fixture);
        var lines = Path.Combine(cli.Process.Home, "lines.jsonl");
        await File.WriteAllTextAsync(
            lines,
            "{\"UserName\":\"alice\"}\n\n{\"UserName\":\"nobody\"}\n{broken\n{\"User\":\"x\"}\n{\"UserName\":\"bob\"}",
            TestContext.Current.CancellationToken
        );

        var result = await cli.CallAsync([
            "iam",
            "get-user",
            "--cli-input-jsonl",
            lines,
            "--query",
            "User.UserName",
            "--parallel",
            "3",
        ]);

        var answers = result.Out.Trim().Split('\n').Select(line => JsonElement.Parse(line)).ToArray();
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(5, answers.Length);
        Assert.Equal("alice", answers[0].GetProperty("output").GetString());
        Assert.Equal("NoSuchEntity", answers[1].GetProperty("error").GetProperty("code").GetString());
        Assert.Contains(
            "`line 4` is not JSON",
            answers[2].GetProperty("error").GetProperty("message").GetString(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "`User` is not a parameter",
            answers[3].GetProperty("error").GetProperty("message").GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal("bob", answers[4].GetProperty("output").GetString());
        Assert.Contains("3 of 5 calls failed", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entries_come_as_lines_of_JSON_and_as_rows()
    {
        using var cli = new LabCli(fixture);

        var lines = await cli.CallAsync("iam", "list-groups", "--output", "jsonl");
        var rows = await cli.CallAsync("iam", "list-groups", "--output", "csv");
        var cut = await cli.CallAsync("iam", "list-groups", "--output", "csv", "--max-items", "1");

        var names = lines
            .Out.Trim()
            .Split('\n')
            .Select(line => JsonElement.Parse(line).GetProperty("GroupName").GetString()!);
        Assert.Equal(names.Count() + 1, rows.Out.Trim().Split("\r\n").Length);
        Assert.StartsWith("Path,GroupName,GroupId,Arn,CreateDate\r\n", rows.Out, StringComparison.Ordinal);
        Assert.Contains("There is more: --starting-token", cut.Error, StringComparison.Ordinal);
    }
}
