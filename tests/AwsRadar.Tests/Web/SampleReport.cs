using AwsRadar.Client;
using AwsRadar.Collector;
using AwsRadar.Core.Snapshots;
using AwsRadar.Lab;
using AwsRadar.Lab.Accounts;
using AwsRadar.Tests.Store;
using AwsRadar.Web;
using AwsRadar.Wire.Signing;
using Xunit;

namespace AwsRadar.Tests.Web;

/// <summary>The lab's sample account, scanned as its root user and written as a report.</summary>
public sealed class SampleReport : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private Snapshot? _snapshot;

    public string File => _folder.File("report.html");

    public Snapshot Snapshot =>
        _snapshot ?? throw new InvalidOperationException("The scan runs before the first test.");

    public async ValueTask InitializeAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var lab = await LabServer.StartAsync(new LabOptions { Account = LabAccount.Sample }, cancellation);
        using var client = new AwsClient(
            new AwsClientOptions
            {
                EndpointUrl = lab.Endpoint.AbsoluteUri,
                Region = "us-east-1",
                Credentials = new SigningCredentials(
                    lab.RootCredentials.AccessKeyId,
                    new Secret(lab.RootCredentials.SecretAccessKey)
                ),
                EnvironmentVariables = new Dictionary<string, string>(StringComparer.Ordinal),
                RequireLoopback = true,
            }
        );

        var scan = await Scan.RunAsync(client, cancellationToken: cancellation);

        Assert.True(scan.IsSuccess, scan.Error?.Message);
        _snapshot = scan.Snapshot;
        ReportWriter.WriteFile(_snapshot, File);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
