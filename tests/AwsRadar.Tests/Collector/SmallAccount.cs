using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Core.Snapshots;
using AwsRadar.Lab;
using AwsRadar.Tests.Lab;
using Xunit;

namespace AwsRadar.Tests.Collector;

/// <summary>A lab with a little of everything, for tests that scan it very often.</summary>
public sealed class SmallAccount : IAsyncLifetime
{
    private LabServer? _lab;

    public LabServer Lab => _lab ?? throw new InvalidOperationException("The lab starts with the first test.");

    public LabClient Root => new(Lab.Endpoint, Lab.RootCredentials);

    public async ValueTask InitializeAsync() => _lab = await StartAsync();

    public ValueTask DisposeAsync() => _lab?.DisposeAsync() ?? ValueTask.CompletedTask;

    public static async Task<LabServer> StartAsync()
    {
        var lab = await LabServer.StartAsync(new LabOptions(), TestContext.Current.CancellationToken);
        var root = new LabClient(lab.Endpoint, lab.RootCredentials);
        await root.CreateUserAsync("alice", LabFixture.Allow("s3:GetObject"));
        await root.CreateUserAsync("bob", policy: null);
        await root.CallAsync("CreateGroup", new JsonObject { ["GroupName"] = "admins" });
        await root.CallAsync(
            "CreateOpenIDConnectProvider",
            new JsonObject
            {
                ["Url"] = "https://token.actions.githubusercontent.com",
                ["ClientIDList"] = new JsonArray("sts.amazonaws.com"),
            }
        );
        return lab;
    }

    /// <summary>A snapshot as JSON, without what differs between two scans of the same account: its times, and the id made of them.</summary>
    public static string Json(Snapshot snapshot) =>
        JsonSerializer.Serialize(
            snapshot with
            {
                Id = "",
                StartedAt = default,
                CompletedAt = default,
            },
            SnapshotJsonContext.Default.Snapshot
        );
}
