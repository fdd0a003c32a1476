using AwsRadar.Tests.Client;
using Xunit;

namespace AwsRadar.Tests.Cli.Calling;

/// <summary>The limits of a call, as the command line sets them.</summary>
public sealed class CallLimitTests
{
    [Fact]
    public async Task A_call_is_tried_as_often_as_the_command_line_says()
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ =>
            AnsweringEndpoint.Error("ServiceUnavailable", "down", 503)
        );

        var result = await RunAsync(endpoint, "--max-attempts", "2");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(2, endpoint.Requests.Count);
    }

    [Fact]
    public async Task A_call_that_nobody_answers_ends_when_the_command_line_says()
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(
            (_, context) =>
                Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default)
        );

        var result = await RunAsync(endpoint, "--cli-read-timeout", "1", "--max-attempts", "1");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("nothing came for 1 second.", result.Error, StringComparison.Ordinal);
    }

    private static async Task<CliResult> RunAsync(AnsweringEndpoint endpoint, params string[] options)
    {
        using var process = new CliProcess()
            .With("AWS_ACCESS_KEY_ID", AnsweringEndpoint.Key.AccessKeyId)
            .With("AWS_SECRET_ACCESS_KEY", AnsweringEndpoint.Key.SecretAccessKey.Reveal());
        return await process.RunAsync(["call", "iam", "list-users", "--endpoint-url", endpoint.Url, .. options]);
    }
}
