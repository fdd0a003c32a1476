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
    /// <summary>Why a service is not asked in a region.</summary>
    public static readonly string NotOffered = Translatable(
        "The list of endpoints that aws-radar has names none of this service in this region."
    );

    /// <summary>1. Each service in each region, a few at a time. 2. Tags that came with no list. 3. Everything in one order.</summary>
    /// <param name="home">The client's own region; null if it has none.</param>
    public static async Task<ServiceFindings> CollectAsync(
        CallRunner runner,
        AccountId account,
        string partition,
        string? home,
        RegionPlan regions,
        CancellationToken cancellationToken
    )
    {
        var services = runner.Plan.ServiceModels;
        if (services.IsEmpty)
        {
            return ServiceFindings.None;
        }

        // Step 1: each service in each region.
        var asked = home ?? RegionPlan.DefaultRegion(partition);
        var resources = new ResourceSet();
        var policies = new PolicySetBuilder();
        ServiceUnit[] units =
        [
            .. services.SelectMany(service =>
                PlacesOf(runner, service, regions, account, partition, asked)
                    .Select(at => new ServiceUnit(service, at.Place, at.Runner, resources, policies))
            ),
        ];
        runner.Ledger.Plan(units.Sum(unit => Planned(unit, cancellationToken)));
        await Parallel.ForEachAsync(
            units,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = runner.Options.ParallelCalls,
                CancellationToken = cancellationToken,
            },
            async (unit, stop) => await unit.CollectAsync(stop)
        );

        // Step 2: tags that came with no list.
        foreach (var region in regions.Regions)
        {
            await TaggedResources.ReadAsync(runner.At(region), resources, cancellationToken);
        }

        // Step 3: everything in one order.
        return policies.ToFindings(resources.ToImmutable());
    }

    /// <summary>To read the models of all services takes a while, in which somebody may want to stop.</summary>
    private static int Planned(ServiceUnit unit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return unit.PlannedCalls;
    }

    /// <summary>Where a service is asked; where it is not, the ledger says so.</summary>
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

        foreach (var region in plan.Regions)
        {
            var there = runner.At(region);
            if (RegionPlan.IsOffered(there, service, partition))
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
        runner.Enter(operations[0].Call, null, new CallReply { Outcome = CallOutcome.Skipped, Message = NotOffered });
    }
}
