using System.Text.Json;
using AwsRadar.Store;
using AwsRadar.Tests.Store;
using Xunit;

namespace AwsRadar.Tests.Cli;

/// <summary>Questions about everybody to a snapshot of the sample account.</summary>
public sealed class WhoCanTests(CanTests.ScannedLab scanned) : IClassFixture<CanTests.ScannedLab>
{
    [Theory]
    [InlineData("iam:PassRole role/lambda-admin", 0, "ALLOWED  role       ci-deploy", "ci-deploy#PassAnyRole")]
    [InlineData("iam:ListUsers", 0, "IF       user       alice", "unless aws:MultiFactorAuthPresent")]
    [InlineData(
        "sts:AssumeRole role/vendor-monitoring",
        4,
        "UNKNOWN  account  444455556666",
        "what its own account allows it is not known"
    )]
    [InlineData("iam:*AccessKey user/alice", 0, "actions (iam:CreateAccessKey …)", "root user")]
    public async Task Everybody_is_answered_for_with_the_reason(string question, int exitCode, params string[] texts)
    {
        var result = await scanned.Cli.RunAsync(["who-can", .. question.Split(' ')]);

        Assert.True(exitCode == result.ExitCode, result.Out + result.Error);
        Assert.All(texts, text => Assert.Contains(text, result.Out, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_can_says_of_each_user_and_role_of_the_sample_account_what_can_says()
    {
        string[] asked = ["iam:CreateAccessKey", "user/alice"];
        var rows = JsonElement.Parse((await scanned.Cli.RunAsync(["who-can", .. asked, "--output", "json"])).Out);
        var said = rows.EnumerateArray()
            .ToDictionary(
                row => row.GetProperty("principal").GetString()!,
                row => row.GetProperty("decision").GetString() is "Allowed" ? 0 : 4,
                StringComparer.Ordinal
            );

        var users = JsonElement.Parse((await scanned.Cli.RunAsync("show", "users", "--output", "json")).Out);
        var roles = JsonElement.Parse((await scanned.Cli.RunAsync("show", "roles", "--output", "json")).Out);
        // Each takes a process of its own; Core compares everybody.
        foreach (var identity in users.EnumerateArray().Take(4).Concat(roles.EnumerateArray().Take(3)))
        {
            var arn = identity.GetProperty("arn").GetString()!;
            var can = await scanned.Cli.RunAsync(["can", arn, .. asked]);
            Assert.True(said.GetValueOrDefault(arn, 3) == can.ExitCode, $"{arn}: {can.Out}");
        }
    }

    [Theory]
    [InlineData("CreateUser", "it begins with its service")]
    [InlineData("*", "ask about one service")]
    [InlineData("i*:CreateUser", "reaches over services")]
    [InlineData("iam:Creat?Usr", "No action that is known fits")]
    public async Task An_action_that_cannot_be_asked_about_is_one_sentence(string action, string sentence)
    {
        var result = await scanned.Cli.RunAsync("who-can", action);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(sentence, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_get_a_row_for_each_grant()
    {
        var csv = await scanned.Cli.RunAsync("who-can", "iam:PassRole", "role/lambda-admin", "--output", "csv");

        Assert.StartsWith("KIND,PRINCIPAL,DECISION,ACTIONS,RESOURCE,", csv.Out, StringComparison.Ordinal);
        Assert.Contains("ci-deploy,Allowed,iam:PassRole,", csv.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "who-can", "iam:CreateUser")]
    [InlineData(4, "who-can", "sts:AssumeRole", "arn:aws:iam::123456789012:role/app")]
    [InlineData(4, "paths", "--to-admin")]
    public async Task Who_could_not_be_read_is_unknown_and_not_nobody(int exitCode, params string[] question)
    {
        using var folder = new TemporaryFolder();
        using (var store = SnapshotStore.Open(folder.File("denied.db")))
        {
            store.Save(SampleSnapshots.WithoutDetails());
        }

        var result = await scanned.Cli.RunAsync([.. question, "--store", folder.File("denied.db")]);

        Assert.True(result.ExitCode == exitCode, result.Out + result.Error);
        Assert.Contains(
            "users could not be read; the scan lacked iam:GetAccountAuthorizationDetails. Who was not read is in no answer.",
            result.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("roles could not be read", result.Error, StringComparison.Ordinal);
    }
}
