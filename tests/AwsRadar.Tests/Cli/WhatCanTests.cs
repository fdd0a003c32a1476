using System.Text.Json;
using Xunit;

namespace AwsRadar.Tests.Cli;

/// <summary>All that somebody may do, in a snapshot of the sample account.</summary>
public sealed class WhatCanTests(CanTests.ScannedLab scanned) : IClassFixture<CanTests.ScannedLab>
{
    [Theory]
    [InlineData("role/ci-deploy --service iam", 0, "iam:PassRole")]
    [InlineData("role/ops-admin --service s3", 0, "AdministratorAccess")]
    [InlineData("user/alice --service iam", 0, "aws:MultiFactorAuthPresent")]
    public async Task What_somebody_may_do_is_told_with_the_reason(string question, int exitCode, string text)
    {
        var result = await scanned.Cli.RunAsync(["what-can", .. question.Split(' ')]);

        Assert.True(exitCode == result.ExitCode, result.Out + result.Error);
        Assert.Contains(text, result.Out, StringComparison.Ordinal);
        Assert.Contains("actions not denied", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_can_and_can_agree_about_each_action_of_a_service()
    {
        var rows = JsonElement.Parse(
            (await scanned.Cli.RunAsync("what-can", "role/ci-deploy", "--service", "iam", "--output", "json")).Out
        );
        var allowed = rows.EnumerateArray()
            .Where(row => row.GetProperty("decision").GetString() is "Allowed")
            .SelectMany(row => row.GetProperty("actions").EnumerateArray())
            .Select(action => action.GetString()!)
            .ToList();

        Assert.Contains("iam:PassRole", allowed);
        Assert.DoesNotContain("iam:CreateUser", allowed);
        var can = await scanned.Cli.RunAsync("can", "role/ci-deploy", "iam:CreateUser", "user/alice");
        Assert.Equal(3, can.ExitCode);
    }

    [Theory]
    [InlineData("nobody", 1, "nobody")]
    [InlineData("alice --service nothing", 1, "nothing")]
    public async Task What_cannot_be_asked_is_one_sentence(string question, int exitCode, string sentence)
    {
        var result = await scanned.Cli.RunAsync(["what-can", .. question.Split(' ')]);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(sentence, result.Error, StringComparison.Ordinal);
    }
}
