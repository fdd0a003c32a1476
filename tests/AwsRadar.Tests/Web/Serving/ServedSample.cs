using AwsRadar.Core.Snapshots;
using AwsRadar.Store;
using AwsRadar.Tests.Store;
using AwsRadar.Web.Serving;
using Xunit;

namespace AwsRadar.Tests.Web.Serving;

/// <summary>The sample account in a store with two snapshots, and the page that serves it.</summary>
public sealed class ServedSample : IAsyncLifetime
{
    private readonly SampleReport _sample = new();
    private readonly TemporaryFolder _folder = new();
    private PageServer? _server;

    public PageServer Server => _server ?? throw new InvalidOperationException("The page starts with the first test.");

    public Snapshot Snapshot => _sample.Snapshot;

    public string StorePath => _folder.File("snapshots.db");

    public string Token => Server.Address.Fragment["#token=".Length..];

    public async ValueTask InitializeAsync()
    {
        await _sample.InitializeAsync();
        using (var store = SnapshotStore.Open(StorePath))
        {
            store.Save(Snapshot with { Id = "earlier", Users = [], CompletedAt = Snapshot.CompletedAt.AddDays(-1) });
            store.Save(Snapshot);
        }

        _server = await PageServer.StartAsync(
            StorePath,
            snapshot: null,
            port: 0,
            lesson: null,
            cancellationToken: TestContext.Current.CancellationToken
        );
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await _sample.DisposeAsync();
        _folder.Dispose();
    }
}
