using System.Net;
using System.Text.Json;
using AwsRadar.Tests.Cli;
using Xunit;

namespace AwsRadar.Tests.Web.Serving;

/// <summary><c>aws-radar serve</c> as a user runs it.</summary>
public sealed class ServeCommandTests(ServedSample sample) : IClassFixture<ServedSample>
{
    [Fact]
    public async Task A_second_start_on_the_same_port_says_so_in_one_sentence()
    {
        using var cli = new CliProcess();

        var result = await cli.RunAsync(
            "serve",
            "--store",
            sample.StorePath,
            "--port",
            $"{sample.Server.Endpoint.Port}"
        );

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("another program already listens there", result.Error, StringComparison.Ordinal);
        Assert.Contains("--port 0", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Out);
    }

    [Fact]
    public async Task Without_a_snapshot_there_is_no_page_but_a_sentence()
    {
        using var cli = new CliProcess();

        var result = await cli.RunAsync("serve", "--port", "0");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("aws-radar scan", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lab_whose_store_cannot_be_written_is_one_sentence()
    {
        using var cli = new CliProcess();

        var result = await cli.RunAsync("serve", "--lab", "--port", "0", "--store", cli.Home);

        Assert.Equal((1, ""), (result.ExitCode, result.Out));
        Assert.StartsWith("error ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lab_has_no_earlier_snapshot()
    {
        using var cli = new CliProcess();

        var result = await cli.RunAsync("serve", "--lab", "--snapshot", "latest");

        Assert.Equal((2, ""), (result.ExitCode, result.Out));
        Assert.Contains("--lab and --snapshot exclude each other", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_start_has_a_token_of_its_own_that_stands_in_no_log()
    {
        using var cli = new CliProcess();
        string[] start = ["--store", sample.StorePath];
        var first = await ServedAsync(cli, start, Task.FromResult);
        var second = await ServedAsync(cli, start, Task.FromResult);

        Assert.Matches(@"^http://127\.0\.0\.1:\d+/#token=[A-Za-z0-9_-]{43}$", first);
        Assert.NotEqual(first.Split('#')[1], second.Split('#')[1]);
    }

    [Fact]
    public async Task Why_something_is_not_known_is_handed_out_with_its_Korean_whatever_the_program_speaks()
    {
        const string Why = "The snapshot comes from a file, which does not hold this.";
        using var cli = new CliProcess();
        await AccountFile.StoreAsync(cli);

        var model = await ServedAsync(cli, ["--lang", "en"], ModelAsync);

        using var document = JsonDocument.Parse(model);
        Assert.Equal(
            "파일에서 온 스냅샷이며, 파일에는 이것이 없습니다.",
            document.RootElement.GetProperty("korean").GetProperty(Why).GetString()
        );
    }

    private static async Task<string> ModelAsync(string address)
    {
        using var client = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.GZip });
        client.DefaultRequestHeaders.Add("X-Aws-Radar-Token", address.Split("#token=")[1]);
        return await client.GetStringAsync(
            new Uri(new Uri(address), "/api/model"),
            TestContext.Current.CancellationToken
        );
    }

    [Fact]
    public async Task Open_hands_the_browser_a_file_of_the_user_that_leads_to_the_page_and_no_secret_among_its_arguments()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "xdg-open opens a page on Linux alone.");
        using var cli = new CliProcess();
        // Stands for the desktop's opener: it writes down what it was given, and with which rights.
        var opener = Path.Combine(cli.Home, "xdg-open");
        await File.WriteAllTextAsync(
            opener,
            $"#!/bin/sh\nstat -c %a \"$1\" > '{cli.Home}/mode'\ncat \"$1\" > '{cli.Home}/file'\necho \"$*\" > '{cli.Home}/arguments'\n",
            TestContext.Current.CancellationToken
        );
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(opener, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        cli.With("PATH", $"{cli.Home}:{Environment.GetEnvironmentVariable("PATH")}");

        using var arguments = new FileSystemWatcher(cli.Home, "arguments");
        var written = new TaskCompletionSource();
        arguments.Changed += (_, _) => written.TrySetResult();
        arguments.EnableRaisingEvents = true;
        using var process = cli.Start("serve", "--store", sample.StorePath, "--port", "0", "--open");
        try
        {
            var address = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            await written.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

            Assert.Contains(address!, await ReadAsync(cli, "file"), StringComparison.Ordinal);
            Assert.Equal("600", (await ReadAsync(cli, "mode")).Trim());
            Assert.DoesNotContain("token", await ReadAsync(cli, "arguments"), StringComparison.Ordinal);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    private static Task<string> ReadAsync(CliProcess cli, string name) =>
        File.ReadAllTextAsync(Path.Combine(cli.Home, name), TestContext.Current.CancellationToken);

    /// <summary>What somebody gets of the address that the program prints, while it serves.</summary>
    private static async Task<string> ServedAsync(CliProcess cli, string[] arguments, Func<string, Task<string>> get)
    {
        using var process = cli.Start(["serve", "--port", "0", .. arguments]);
        try
        {
            return await get(await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? "");
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }
}
