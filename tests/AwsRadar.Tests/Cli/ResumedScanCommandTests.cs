using AwsRadar.Tests.Collector;
using AwsRadar.Tests.Store;
using Xunit;

namespace AwsRadar.Tests.Cli;

/// <summary>What <c>aws-radar scan</c> says when it is broken off, and what it takes to go on.</summary>
public sealed class ResumedScanCommandTests(ScannedStore scanned) : IClassFixture<ScannedStore>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string StorePath => _folder.File("my snapshots.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_session_that_ends_is_told_with_the_command_that_goes_on_and_that_command_works()
    {
        var broken = await ScanAsync(Fault.Ended, "scan");
        var command = broken
            .Error[broken.Error.IndexOf("aws-radar scan --resume", StringComparison.Ordinal)..]
            .TrimEnd();
        using var cli = scanned.Cli();
        var resumed = await cli.RunAsync(Words(command)[1..]);

        Assert.Equal(1, broken.ExitCode);
        Assert.Contains("The session has ended (ExpiredToken)", broken.Error, StringComparison.Ordinal);
        Assert.Contains("nothing that is stored has changed", broken.Error, StringComparison.Ordinal);
        Assert.True(resumed.ExitCode == 0, resumed.Error);
        Assert.Equal(scanned.Expected, SmallAccount.Json(Assert.Single(ScannedStore.Snapshots(StorePath))));
        Assert.Equal([StorePath], Directory.EnumerateFiles(_folder.Path));
    }

    [Fact]
    public async Task A_new_scan_names_the_unfinished_one_and_replaces_it_when_it_is_done()
    {
        await ScanAsync(Fault.Ended, "scan");

        var next = await ScanAsync(fault: null, "scan");
        var resumed = await ScanAsync(fault: null, "scan", "--resume");

        Assert.True(next.ExitCode == 0, next.Error);
        Assert.Contains("is unfinished", next.Error, StringComparison.Ordinal);
        Assert.Equal([StorePath], Directory.EnumerateFiles(_folder.Path));
        Assert.Equal(1, resumed.ExitCode);
        Assert.Contains("There is no unfinished scan", resumed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_at_the_start_leaves_nothing_to_resume()
    {
        await using var lab = await FaultyLab.StartAsync(scanned.Account, (_, _) => Fault.Refused);
        using var cli = scanned.Cli().With("AWS_ENDPOINT_URL", lab.Url);

        var scan = await cli.RunAsync("scan", "--store", StorePath);

        Assert.Equal(1, scan.ExitCode);
        Assert.DoesNotContain("--resume", scan.Error, StringComparison.Ordinal);
        Assert.Equal([StorePath], Directory.EnumerateFiles(_folder.Path));
    }

    [Theory]
    [InlineData("scan", "--from-file", "x.json", "--resume")]
    [InlineData("scan", "--from-file", "x.json", "--max-time", "10m")]
    [InlineData("scan", "--max-time", "0")]
    [InlineData("scan", "--max-time", "10 min")]
    [InlineData("scan", "--max-time", "99999999h")]
    public async Task Options_that_cannot_be_meant_are_a_usage_error(params string[] arguments)
    {
        using var cli = scanned.Cli();

        var result = await cli.RunAsync(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("error ", result.Error, StringComparison.Ordinal);
    }

    /// <summary>Scans with a fault from the seventh call on.</summary>
    private async Task<CliResult> ScanAsync(Fault? fault, params string[] arguments)
    {
        var count = 0;
        await using var lab = await FaultyLab.StartAsync(
            scanned.Account,
            (_, _) => fault is not null && Interlocked.Increment(ref count) > 6 ? fault : null
        );
        using var cli = scanned.Cli().With("AWS_ENDPOINT_URL", lab.Url);
        return await cli.RunAsync([.. arguments, "--store", StorePath]);
    }

    /// <summary>As a shell splits a line in which only whole words are quoted.</summary>
    private static string[] Words(string line) =>
        [
            .. line.Split('\'')
                .SelectMany(
                    (part, index) => index % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                ),
        ];
}
