using AwsRadar.Core.Snapshots;
using AwsRadar.Lab;
using AwsRadar.Store;
using AwsRadar.Tests.Client;
using AwsRadar.Tests.Collector;
using AwsRadar.Tests.Store;
using Xunit;

namespace AwsRadar.Tests.Cli;

/// <summary>A lab that tells what it is asked, and a store with two snapshots of it.</summary>
public sealed class ScannedStore : IAsyncLifetime
{
    private readonly SmallAccount _account = new();
    private readonly TemporaryFolder _folder = new();
    private FaultyLab? _lab;

    internal LabServer Account => _account.Lab;

    internal FaultyLab Lab => _lab ?? throw new InvalidOperationException("The lab starts with the first test.");

    public string StorePath => _folder.File("snapshots.db");

    /// <summary>What every snapshot is like.</summary>
    public string Expected { get; private set; } = "";

    public int RequestsOfAScan { get; private set; }

    /// <summary>Told of each operation that is asked for.</summary>
    public Action<string>? Asked { get; set; }

    /// <summary>Told of each operation once its answer was sent.</summary>
    public Action<string>? Answered { get; set; }

    public async ValueTask InitializeAsync()
    {
        await _account.InitializeAsync();
        _lab = await FaultyLab.StartAsync(
            _account.Lab,
            (operation, _) =>
            {
                Asked?.Invoke(operation);
                return null;
            },
            operation => Answered?.Invoke(operation)
        );
        using var cli = Cli();
        // Two: IAM makes its credential report with the first, and gives it to all others.
        await cli.RunAsync("scan");
        var before = Lab.Forms.Count();
        await cli.RunAsync("scan", "--store", StorePath);
        RequestsOfAScan = Lab.Forms.Count() - before;
        await cli.RunAsync("scan", "--store", StorePath);
        Expected = SmallAccount.Json(Snapshots(StorePath)[0]);
        Assert.Equal([StorePath], Directory.EnumerateFiles(_folder.Path));
    }

    public async ValueTask DisposeAsync()
    {
        await Lab.DisposeAsync();
        await _account.DisposeAsync();
        _folder.Dispose();
    }

    internal CliProcess Cli() =>
        new CliProcess()
            .With("AWS_ENDPOINT_URL", Lab.Url)
            .With("AWS_ACCESS_KEY_ID", AnsweringEndpoint.Key.AccessKeyId)
            .With("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
            .With("AWS_REGION", "us-east-1");

    internal static List<Snapshot> Snapshots(string storePath)
    {
        using var store = SnapshotStore.OpenExisting(storePath);
        return [.. store.List().Select(summary => store.Get(summary.Id))];
    }
}
