using System.Net.Sockets;
using System.Text.RegularExpressions;
using Xunit;

namespace AwsRadar.Tests.Cli;

public sealed partial class DemoTests
{
    [Fact]
    public async Task From_nothing_to_a_picture_and_nothing_is_left_running()
    {
        using var cli = new CliProcess();

        var result = await cli.RunAsync("demo");

        Assert.True(result.ExitCode == 0, result.Error);
        DemoOutput.AssertComplete(result.Out);
        Assert.True(File.Exists(Path.Combine(cli.Home, "aws-radar-demo.html")));
        var port = int.Parse(Endpoint().Match(result.Out).Groups[1].Value);
        using var client = new TcpClient();
        await Assert.ThrowsAsync<SocketException>(() =>
            client.ConnectAsync("127.0.0.1", port, TestContext.Current.CancellationToken).AsTask()
        );
    }

    [Fact]
    public async Task The_AWS_files_of_whoever_runs_it_do_not_matter()
    {
        using var cli = new CliProcess().With("AWS_PROFILE", "nobody").With("AWS_ENDPOINT_URL", "http://example.com");
        Directory.CreateDirectory(Path.Combine(cli.Home, ".aws"));
        await File.WriteAllTextAsync(
            Path.Combine(cli.Home, ".aws", "config"),
            "[broken\n",
            TestContext.Current.CancellationToken
        );

        var result = await cli.RunAsync("demo");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal("", result.Error);
    }

    [Fact]
    public async Task With_a_store_the_scan_can_be_asked_afterwards()
    {
        using var cli = new CliProcess();

        var demo = await cli.RunAsync("demo", "--store", "demo.db");
        var coverage = await cli.RunAsync(
            "show",
            "coverage",
            "--store",
            "demo.db",
            "--output",
            "json",
            "--query",
            "[?outcome!='ok' && outcome!='notEnabled'] | length(@)"
        );
        var me = await cli.RunAsync("show", "user", "aws_radar", "--store", "demo.db");

        Assert.True(demo.ExitCode == 0, demo.Error);
        Assert.Equal("0", coverage.Out.Trim());
        Assert.Contains("aws_viewer_readonly", me.Out, StringComparison.Ordinal);
        Assert.Contains("aws_api_to_service_scan", me.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_that_cannot_be_written_is_said_in_one_sentence()
    {
        using var cli = new CliProcess();

        var result = await cli.RunAsync("demo", "-o", Path.Combine("no", "such", "folder", "x.html"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("cannot be written", result.Error, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:(\d+)")]
    private static partial Regex Endpoint();
}
