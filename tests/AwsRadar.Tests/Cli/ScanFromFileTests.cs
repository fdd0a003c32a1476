using System.Text.Json;
using Xunit;

namespace AwsRadar.Tests.Cli;

public sealed class ScanFromFileTests
{
    [Fact]
    public async Task What_the_AWS_CLI_printed_is_stored_and_shown()
    {
        using var cli = new CliProcess();
        await AccountFile.StoreAsync(cli);

        var users = await cli.RunAsync("show", "users", "--output", "json", "--query", "[].name");

        Assert.Equal(0, users.ExitCode);
        Assert.Equal(["alice", "bob"], JsonElement.Parse(users.Out).EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public async Task What_such_a_file_cannot_hold_is_unknown_and_not_none()
    {
        using var cli = new CliProcess();
        await AccountFile.StoreAsync(cli);

        var keys = await cli.RunAsync("show", "keys");
        var users = await cli.RunAsync("show", "users");

        Assert.Contains("Unknown", keys.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("has no access keys", keys.Error, StringComparison.Ordinal);
        Assert.Contains("unknown", users.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("users", "USER", "alice")]
    [InlineData("groups", "GROUP", "admins")]
    [InlineData("roles", "ROLE", "lambda.amazonaws.com")]
    [InlineData("policies", "POLICY", "AdministratorAccess")]
    [InlineData("coverage", "CALL", "GetAccountAuthorizationDetails")]
    [InlineData("snapshots", "SNAPSHOT", "123456789012")]
    public async Task A_list_is_a_table_with_a_heading(string list, string heading, string cell)
    {
        using var cli = new CliProcess();
        await AccountFile.StoreAsync(cli);

        var result = await cli.RunAsync("show", list);

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith(heading, result.Out.TrimStart(), StringComparison.Ordinal);
        Assert.Contains(cell, result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("user", "bob", "arn:aws:s3:::reports/*")]
    [InlineData("user", "ALICE", "arn:aws:iam::123456789012:user/alice")]
    [InlineData("group", "admins", "alice")]
    [InlineData("role", "arn:aws:iam::123456789012:role/service-role/report-maker", "sts:AssumeRole")]
    [InlineData("policy", "AdministratorAccess", "group admins")]
    public async Task An_entity_is_shown_with_its_policies(string kind, string name, string expected)
    {
        using var cli = new CliProcess();
        await AccountFile.StoreAsync(cli);

        var result = await cli.RunAsync("show", kind, name);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(expected, result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CSV_has_a_header_and_no_cell_that_runs()
    {
        using var cli = new CliProcess();
        await AccountFile.StoreAsync(cli);

        var result = await cli.RunAsync("show", "users", "--output", "csv");
        var tags = await cli.RunAsync("show", "users", "--output", "csv", "--query", "[].{tag: tags[0].value}");

        Assert.StartsWith("USER,GROUPS,", result.Out, StringComparison.Ordinal);
        Assert.Contains("\"'=HYPERLINK(", tags.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_of_it_is_one_HTML_file()
    {
        using var cli = new CliProcess();
        await AccountFile.StoreAsync(cli);

        var result = await cli.RunAsync("report", "-o", "picture.html");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("picture.html", result.Out.Trim());
        Assert.StartsWith(
            "<!doctype html>",
            await File.ReadAllTextAsync(Path.Combine(cli.Home, "picture.html"), TestContext.Current.CancellationToken),
            StringComparison.OrdinalIgnoreCase
        );
    }
}
