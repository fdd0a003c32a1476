using System.Text.Json;
using AwsRadar.Lab;
using AwsRadar.Tests.Lab;
using Xunit;

namespace AwsRadar.Tests.Cli;

/// <summary>The program against a lab, as a user would point it there: by environment variables.</summary>
public sealed class ScanOfALabTests(LabFixture fixture) : IClassFixture<LabFixture>
{
    [Fact]
    public async Task The_policy_that_permissions_prints_is_enough_for_a_complete_scan()
    {
        using var cli = new CliProcess();
        var policy = await cli.RunAsync("permissions");
        var key = await fixture.CreateUserAsync("scan-complete", policy.Out);
        PointAtLab(cli, key);

        var scan = await cli.RunAsync("scan");

        Assert.True(scan.ExitCode == 0, scan.Error);
        Assert.Contains("nothing: every call that the scan planned was answered", scan.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_permissions_are_named_and_their_parts_stay_unknown()
    {
        using var cli = new CliProcess();
        string[] missing =
        [
            "iam:GenerateCredentialReport",
            "iam:GetCredentialReport",
            "iam:ListAccessKeys",
            "iam:ListSAMLProviders",
        ];
        var policy = await cli.RunAsync("permissions");
        var key = await fixture.CreateUserAsync("scan-partial", Without(policy.Out, missing));
        PointAtLab(cli, key);

        var scan = await cli.RunAsync("scan");
        var users = await cli.RunAsync("show", "users");
        var keys = await cli.RunAsync("show", "keys");
        var denied = await cli.RunAsync(
            "show",
            "coverage",
            "--output",
            "json",
            "--query",
            "[?outcome=='denied'].missingPermission"
        );
        var report = await cli.RunAsync("report");

        Assert.True(scan.ExitCode == 0, scan.Error);
        Assert.Contains("iam:GenerateCredentialReport", scan.Error, StringComparison.Ordinal);
        Assert.Contains("iam:ListAccessKeys", scan.Error, StringComparison.Ordinal);
        Assert.Contains("iam:ListSAMLProviders", scan.Error, StringComparison.Ordinal);
        Assert.Contains("alice", users.Out, StringComparison.Ordinal);
        Assert.Contains("unknown", users.Out, StringComparison.Ordinal);
        Assert.Contains("Unknown", keys.Error, StringComparison.Ordinal);
        var named = JsonElement
            .Parse(denied.Out)
            .EnumerateArray()
            .Select(value => value.GetString()!)
            .ToHashSet(StringComparer.Ordinal);
        Assert.Contains("iam:ListAccessKeys", named);
        Assert.Contains("iam:ListSAMLProviders", named);
        Assert.Subset(missing.ToHashSet(StringComparer.Ordinal), named);
        Assert.Contains("unknown", report.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_the_lab_does_not_know_is_one_sentence_and_nothing_is_stored()
    {
        using var cli = new CliProcess();
        PointAtLab(cli, new LabCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"));

        var scan = await cli.RunAsync("scan");
        var show = await cli.RunAsync("show", "users");

        Assert.Equal(1, scan.ExitCode);
        Assert.Contains("InvalidClientTokenId", scan.Error, StringComparison.Ordinal);
        Assert.Contains("There is no snapshot yet", show.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_secret_appears_in_what_is_printed_or_stored()
    {
        using var cli = new CliProcess();
        var policy = await cli.RunAsync("permissions");
        var key = await fixture.CreateUserAsync("scan-canary", policy.Out);
        PointAtLab(cli, key);

        var scan = await cli.RunAsync("scan", "--debug", "--store", "canary.db");
        var report = await cli.RunAsync("report", "--store", "canary.db", "-o", "canary.html");

        Assert.Equal(0, scan.ExitCode);
        Assert.DoesNotContain(
            key.SecretAccessKey,
            scan.Out + scan.Error + report.Out + report.Error,
            StringComparison.Ordinal
        );
        foreach (var file in Directory.EnumerateFiles(cli.Home, "canary*"))
        {
            Assert.DoesNotContain(
                key.SecretAccessKey,
                await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken),
                StringComparison.Ordinal
            );
        }
    }

    private void PointAtLab(CliProcess cli, LabCredentials key)
    {
        foreach (var (name, value) in fixture.Lab.EnvironmentVariablesFor(key))
        {
            cli.With(name, value);
        }
    }

    private static string Without(string policy, string[] actions)
    {
        foreach (var action in actions)
        {
            // Another action of the same form keeps the JSON whole and grants nothing that a scan uses.
            policy = policy.Replace($"\"{action}\"", "\"iam:GetLoginProfile\"", StringComparison.Ordinal);
        }

        return policy;
    }
}
