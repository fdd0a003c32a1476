using AwsRadar.Tests.Lab;
using Xunit;

namespace AwsRadar.Tests.Cli.Calling;

/// <summary>What <c>call</c> prints is what the AWS CLI prints for the same call, byte for byte.</summary>
public sealed class AwsCliOutputTests(LabFixture fixture) : IClassFixture<LabFixture>
{
    [Theory]
    [InlineData("iam list-users")]
    [InlineData("iam list-users --max-items 3")]
    [InlineData("iam list-roles --page-size 2 --max-items 3")]
    [InlineData("iam list-users --path-prefix /nobody/")]
    [InlineData("iam get-account-authorization-details --filter User Group LocalManagedPolicy")]
    [InlineData("iam get-account-summary")]
    [InlineData("iam list-users --query Users[].[UserName,Arn]")]
    [InlineData("sts get-caller-identity")]
    public async Task An_answer_is_printed_as_the_AWS_CLI_prints_it(string call)
    {
        await ForeignClient.RequireAsync("aws", "--version");
        using var cli = new LabCli(fixture);

        foreach (var format in (string[])["json", "text", "table"])
        {
            string[] arguments = [.. call.Split(' '), "--output", format];
            var theirs = cli.AwsAsync(arguments);
            var ours = await cli.CallAsync(arguments);

            Assert.True(ours.ExitCode == 0, ours.Error);
            Assert.Equal((await theirs).Out, ours.Out);
        }
    }

    [Fact]
    public async Task A_NextToken_of_either_is_understood_by_the_other()
    {
        await ForeignClient.RequireAsync("aws", "--version");
        using var cli = new LabCli(fixture);
        string[] start = ["iam", "list-users", "--page-size", "4", "--max-items", "6"];

        var theirs = await cli.AwsAsync([.. start, "--query", "NextToken"]);
        var ours = await cli.CallAsync([.. start, "--query", "NextToken"]);

        Assert.Equal(theirs.Out, ours.Out);
        string[] rest = ["iam", "list-users", "--starting-token", ours.Out.Trim().Trim('"')];
        Assert.Equal((await cli.AwsAsync(rest)).Out, (await cli.CallAsync(rest)).Out);
    }
}
