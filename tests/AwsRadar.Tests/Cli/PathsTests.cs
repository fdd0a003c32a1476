using System.Text.Json;
using Xunit;

namespace AwsRadar.Tests.Cli;

/// <summary>How one becomes another in a snapshot of the sample account.</summary>
public sealed class PathsTests(CanTests.ScannedLab scanned) : IClassFixture<CanTests.ScannedLab>
{
    [Theory]
    [InlineData("ci-deploy --to-admin", 0, "role/ci-deploy → role/lambda-admin: passes it to lambda.amazonaws.com")]
    [InlineData("ops-admin --to-admin", 0, "role/ops-admin is an administrator already")]
    [InlineData("ci-deploy user/bob", 0, "→ role/lambda-admin → user/bob")]
    [InlineData("role/orders-api --to-admin", 3, "there is no way that is known")]
    [InlineData("lambda.amazonaws.com role/lambda-admin", 0, "assumes it")]
    [InlineData("--to-admin", 0, "role/ci-deploy → role/lambda-admin")]
    public async Task Each_step_is_told_with_what_allows_it(string question, int exitCode, string text)
    {
        var result = await scanned.Cli.RunAsync(["paths", .. question.Split(' ')]);

        Assert.True(exitCode == result.ExitCode, result.Out + result.Error);
        Assert.Contains(text, result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("alice", 2, "Whom would they become?")]
    [InlineData("alice bob --to-admin", 2, "exclude each other")]
    [InlineData("alice root", 1, "Nobody becomes")]
    [InlineData("nobody --to-admin", 1, "nobody")]
    public async Task What_cannot_be_asked_is_one_sentence(string question, int exitCode, string sentence)
    {
        var result = await scanned.Cli.RunAsync(["paths", .. question.Split(' ')]);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(sentence, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_get_each_path_with_its_steps()
    {
        var result = await scanned.Cli.RunAsync("paths", "ci-deploy", "--to-admin", "--output", "json");

        var step = JsonElement.Parse(result.Out)[0].GetProperty("steps")[0];
        Assert.Equal("pass-role", step.GetProperty("method").GetString());
        Assert.Equal("iam:PassRole", step.GetProperty("actions")[0].GetString());
        Assert.Equal("ci-deploy#PassAnyRole", step.GetProperty("statements")[0].GetString());
    }
}
