using System.Collections.Immutable;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Policies;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;
using AwsRadar.Wire.Models;

namespace AwsRadar.Collector.Resources;

/// <summary>Reads the resources of any services: those of regions in each region, the others once.</summary>
internal static class ServiceScan
{
    /// <summary>
    /// 1. The regions. 2. Each service in each of them, a few at a time. 3. Tags that came with no list. 4. Everything in one order.
    /// </summary>
    /// <param name="home">The client's own region; null if it has none.</param>
    public static async Task<ServiceFindings> CollectAsync(
        CallRunner runner,
        AccountId account,
        string partition,
        string? home,
        CancellationToken cancellationToken
    )
    {
        var services = runner.Plan.ServiceModels;
        if (services.IsEmpty)
        {
            return ServiceFindings.None;
        }

        // Step 1: the regions.
        var asked = home ?? DefaultRegion(partition);
        var regions = await RegionPlan.MakeAsync(runner, runner.Plan, asked, partition, cancellationToken);

        // Step 2: each service in each region.
        var resources = new ResourceSet();
        var policies = new PolicySetBuilder();
        ServiceUnit[] units =
        [
            .. services.SelectMany(service =>
                PlacesOf(runner, service, regions, account, partition, asked)
                    .Select(at => new ServiceUnit(service, at.Place, at.Runner, resources, policies))
            ),
        ];
        runner.Ledger.Plan(units.Sum(unit => unit.PlannedCalls));
        await Parallel.ForEachAsync(
            units,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = runner.Options.ParallelCalls,
                CancellationToken = cancellationToken,
            },
            async (unit, stop) => await unit.CollectAsync(stop)
        );

        // Step 3: tags that came with no list.
        foreach (var region in regions.Regions)
        {
            await TaggedResources.ReadAsync(runner.At(region), resources, cancellationToken);
        }

        // Step 4: everything in one order.
        return policies.ToFindings(resources.ToImmutable());
    }

    /// <summary>The regions that AWS's list of endpoints has for a service; where it has none at all, every region is tried.</summary>
    private static IEnumerable<(Place Place, CallRunner Runner)> PlacesOf(
        CallRunner runner,
        ServiceModel service,
        RegionPlan plan,
        AccountId account,
        string partition,
        string home
    )
    {
        if (ServiceCallTable.IsGlobal(service.Name, out var only))
        {
            yield return (new Place(account, partition, Place.Global), runner.At(only ?? home, Place.Global));
            yield break;
        }

        var listed = EndpointCatalog.RegionsOf(service, partition);
        foreach (var region in plan.Regions)
        {
            var there = runner.At(region);
            if (listed.IsEmpty || listed.Contains(region, StringComparer.Ordinal) || there.IsAtHome(service.Name))
            {
                yield return (new Place(account, partition, region), there);
            }
            else
            {
                Skip(there, service);
            }
        }
    }

    private static void Skip(CallRunner runner, ServiceModel service)
    {
        var operations = ServiceOperations.Of(service);
        if (operations.IsEmpty)
        {
            return;
        }

        runner.Ledger.Plan(1);
        runner.Enter(
            operations[0].Call,
            null,
            new CallReply
            {
                Outcome = CallOutcome.Skipped,
                Message = "The list of endpoints that aws-radar has names none of this service in this region.",
            }
        );
    }

    private static string DefaultRegion(string partition) =>
        partition switch
        {
            "aws-cn" => "cn-north-1",
            "aws-us-gov" => "us-gov-west-1",
            _ => "us-east-1",
        };
}
