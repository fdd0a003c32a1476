using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Client;
using AwsRadar.Collector;
using AwsRadar.Collector.Calls;
using AwsRadar.Core.Snapshots;
using AwsRadar.Tests.Collector.Resources;
using AwsRadar.Wire.Models;
using Xunit;

namespace AwsRadar.Tests.Collector;

/// <summary>
/// The fault matrix of IAM Identity Center and IAM Access Analyzer: each operation with each fault ends as the right line of the
/// ledger, and hides exactly the sections that it fills.
/// </summary>
public sealed class IdentityCenterFaultTests(SmallAccount fixture) : IClassFixture<SmallAccount>
{
    private static readonly string[] Services = ["sso-admin", "identitystore", "accessanalyzer"];

    private static readonly ImmutableArray<SnapshotSection> Sections =
    [
        .. CallRegistry.All.Where(IsOfThem).SelectMany(call => call.Sections).Distinct(),
    ];

    private static bool IsFull => Environment.GetEnvironmentVariable("AWS_RADAR_FULL_TESTS") is "1";

    [Theory]
    [InlineData(Fault.None, CallOutcome.Ok)]
    [InlineData(Fault.AccessDenied, CallOutcome.Denied)]
    [InlineData(Fault.Throttled, CallOutcome.Throttled)]
    [InlineData(Fault.ServiceFailure, CallOutcome.Failed)]
    [InlineData(Fault.Silence, CallOutcome.Failed)]
    [InlineData(Fault.CutOff, CallOutcome.Failed)]
    [InlineData(Fault.Html, CallOutcome.Failed)]
    [InlineData(Fault.Reset, CallOutcome.Failed)]
    [InlineData(Fault.RepeatedMarker, CallOutcome.Incomplete)]
    [InlineData(Fault.Vanished, CallOutcome.Ok)]
    public async Task Every_operation_with_a_fault_leaves_a_hole_of_its_own_size(Fault fault, CallOutcome expected)
    {
        var cells = 0;
        foreach (var call in Hit(fault))
        {
            cells++;
            var coverage = (await ScanAsync(call, fault)).Coverage;

            // What is gone is none for what was listed before; a list that is gone is no empty list.
            var isList = call.Subject is ScanSubject.Account;
            var outcome = fault is Fault.Vanished && isList ? CallOutcome.Failed : expected;
            Assert.Contains(
                coverage.Entries.Where(entry => entry.Service == call.Service && entry.Operation == call.Operation),
                entry => entry.Outcome == outcome
            );
            Assert.Equal(
                outcome is CallOutcome.Ok ? [] : call.Sections.Order(),
                Sections.Where(section => !coverage.IsKnown(section)).Order()
            );
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{fault}: {cells} operations, each ended as {expected}.");
    }

    private static IEnumerable<ScanCall> Hit(Fault fault)
    {
        var all = CallRegistry.All.Where(IsOfThem);
        return fault switch
        {
            Fault.RepeatedMarker => all.Where(call =>
                ServiceCatalog.TryOpen(call.Service, out var service)
                && service.TryGetOperation(call.Operation, out var operation)
                && ModelledEndpoint.CanHit(service, operation, fault)
            ),
            // Each takes seconds of waiting.
            Fault.Silence when !IsFull => all.Where(call => call.Subject is ScanSubject.Account),
            _ => all,
        };
    }

    private static bool IsOfThem(ScanCall call) => Services.Contains(call.Service);

    private async Task<Snapshot> ScanAsync(ScanCall call, Fault fault)
    {
        await using var endpoint = await ModelledEndpoint.StartAsync(
            fixture.Lab,
            Services,
            (service, operation) => service == call.Service && operation.Name == call.Operation ? fault : Fault.None,
            (service, operation) =>
                JsonNode.Parse(IdentityCenterFixtures.All[$"{service}/{operation.Name}"])!.AsObject()
        );
        using var client = new AwsClient(
            endpoint.Options with
            {
                ReadTimeout = TimeSpan.FromSeconds(fault is Fault.Silence ? 2 : 100),
            }
        );
        var options = new ScanOptions
        {
            TimeProvider = new HurriedTime(),
            FaultPatience = TimeSpan.FromSeconds(1),
            ThrottlePatience = TimeSpan.FromSeconds(2),
            Plan = new ScanPlan { Depth = ScanDepth.Full },
        };
        var result = await Scan.RunAsync(client, options, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.IsSuccess, result.Error?.Message);
        return result.Snapshot;
    }
}
