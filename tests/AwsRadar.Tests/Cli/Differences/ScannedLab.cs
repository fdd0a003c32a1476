using System.Text.Json.Nodes;
using AwsRadar.Client;
using AwsRadar.Collector;
using AwsRadar.Core.Snapshots;
using AwsRadar.Lab;
using AwsRadar.Lab.Accounts;
using AwsRadar.Store;
using AwsRadar.Tests.Cli.Calling;
using AwsRadar.Tests.Lab;
using AwsRadar.Tests.Store;
using AwsRadar.Wire.Signing;
using Xunit;

namespace AwsRadar.Tests.Cli.Differences;

/// <summary>A lab of one test with the sample account, and a store that scans of it go to.</summary>
internal sealed class ScannedLab : IAsyncDisposable
{
    private readonly LabServer _lab;
    private readonly TemporaryFolder _folder = new();

    private ScannedLab(LabServer lab) => _lab = lab;

    public string StorePath => _folder.File("snapshots.db");

    /// <summary>Calls as the root user.</summary>
    public LabClient Root => new(_lab.Endpoint, _lab.RootCredentials);

    public static async Task<ScannedLab> StartAsync() =>
        new(
            await LabServer.StartAsync(
                new LabOptions { Account = LabAccount.Sample },
                TestContext.Current.CancellationToken
            )
        );

    /// <summary>Scans with our own client and stores the snapshot.</summary>
    public async Task<Snapshot> ScanAsync(LabCredentials? credentials = null)
    {
        var key = credentials ?? _lab.RootCredentials;
        using var client = new AwsClient(
            new AwsClientOptions
            {
                EndpointUrl = _lab.Endpoint.ToString(),
                Region = "us-east-1",
                RequireLoopback = true,
                Credentials = new SigningCredentials(key.AccessKeyId, new Secret(key.SecretAccessKey)),
            }
        );
        var result = await Scan.RunAsync(client, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.IsSuccess, result.Error?.Message);
        using var store = SnapshotStore.Open(StorePath);
        store.Save(result.Snapshot);
        return result.Snapshot;
    }

    public Task CallAsync(string operation, params (string Name, string Value)[] input)
    {
        var json = new JsonObject();
        foreach (var (name, value) in input)
        {
            json[name] = value;
        }

        return Root.CallAsync(operation, json);
    }

    /// <summary>Runs <c>aws-radar</c> on the store.</summary>
    public Task<CliResult> RunAsync(params string[] arguments) =>
        InProcess.RunAsync([.. arguments, "--store", StorePath]);

    public async ValueTask DisposeAsync()
    {
        await _lab.DisposeAsync();
        _folder.Dispose();
    }
}
