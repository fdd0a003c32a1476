using System.Diagnostics;
using AwsRadar.Tests.Client;
using AwsRadar.Tests.Lab;
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

    [Fact]
    public async Task Ctrl_C_ends_a_call_that_nobody_answers()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs POSIX signals");
        await ForeignClient.RequireAsync("python3", "-c", "import signal");
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var endpoint = await AnsweringEndpoint.StartAsync(
            (_, context) =>
            {
                arrived.TrySetResult();
                return Task.Delay(Timeout.Infinite, context.RequestAborted)
                    .ContinueWith(_ => { }, TaskScheduler.Default);
            }
        );
        using var cli = Program();
        using var process = Process.Start(
            cli.Prepare(["python3", "-c", HearsCtrlC, .. CliProcess.Command(Call(endpoint))])
        )!;

        await arrived.Task.WaitAsync(TestContext.Current.CancellationToken);
        using var interrupt = Process.Start("kill", ["-INT", $"{process.Id}"]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(130, process.ExitCode);
    }

    /// <summary>A shell lets what it starts in the background ignore Ctrl-C, and that is inherited.</summary>
    private const string HearsCtrlC =
        "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execvp(sys.argv[1], sys.argv[1:])";

    private static async Task<CliResult> RunAsync(AnsweringEndpoint endpoint, params string[] options)
    {
        using var program = Program();
        return await program.RunAsync(Call(endpoint, options));
    }

    private static string[] Call(AnsweringEndpoint endpoint, params string[] options) =>
        ["call", "iam", "list-users", "--endpoint-url", endpoint.Url, .. options];

    private static CliProcess Program() =>
        new CliProcess()
            .With("AWS_ACCESS_KEY_ID", AnsweringEndpoint.Key.AccessKeyId)
            .With("AWS_SECRET_ACCESS_KEY", AnsweringEndpoint.Key.SecretAccessKey.Reveal());
}
