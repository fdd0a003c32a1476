using System.Collections.Immutable;
using AwsRadar.Client;
using AwsRadar.Collector;
using AwsRadar.Collector.Policies;
using AwsRadar.Core.Snapshots;
using Xunit;

namespace AwsRadar.Tests.Collector.Resources;

/// <summary>
/// Every row of the table of resource policies against a service that answers by its model: the policy is asked for about the
/// resource that a list has shown, is found in the answer, and stands with that resource.
/// </summary>
public sealed class PolicyReadingTests(SmallAccount fixture) : IClassFixture<SmallAccount>
{
    /// <summary>
    /// Where the model does not tell what is a policy among texts, or which of several types a list shows. The sample's fixtures have
    /// most of them.
    /// </summary>
    private static readonly string[] NotTold =
    [
        "cloudsearch:domain",
        "lambda:function alias",
        "network-firewall:StatefulRuleGroup",
        "network-firewall:StatelessRuleGroup",
        "ses:identity",
        "sqs:queue",
    ];

    [Fact]
    public async Task The_policy_of_every_row_is_read_and_stands_with_its_resource()
    {
        var rows = ResourcePolicyTable.All.Where(row => !NotTold.Contains(row.Type)).ToArray();
        var services = rows.Select(row => row.Service).Distinct(StringComparer.Ordinal);
        var open = new List<string>();
        foreach (var batch in ServiceBatches.Of(new ScanPlan { Services = [.. services] }.ServiceModels))
        {
            var snapshot = await ScanAsync(batch);

            open.AddRange(
                rows.Where(row => batch.Contains(row.Service) && !PoliciesOf.Row(row, snapshot).Any(IsRead))
                    .Select(row => $"{row.Service} {row.Operation} {row.Type ?? row.Arn}")
            );
        }

        Assert.True(open.Count == 0, string.Join("\n", open));
    }

    private async Task<Snapshot> ScanAsync(ImmutableArray<string> services)
    {
        await using var endpoint = await ModelledEndpoint.StartAsync(fixture.Lab, services, (_, _) => Fault.None);
        using var client = new AwsClient(endpoint.Options);
        var options = new ScanOptions
        {
            TimeProvider = new HurriedTime(),
            FaultPatience = TimeSpan.Zero,
            Plan = new ScanPlan
            {
                Depth = ScanDepth.Fast,
                Services = services,
                Regions = [ModelledAnswer.Region],
            },
        };
        var result = await Scan.RunAsync(client, options, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.IsSuccess, result.Error?.Message);
        return result.Snapshot;
    }

    private static bool IsRead(ResourcePolicy policy) =>
        policy.Document?.Json.Contains("\"Version\"", StringComparison.Ordinal) ?? false;
}
