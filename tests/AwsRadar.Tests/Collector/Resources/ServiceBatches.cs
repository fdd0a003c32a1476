using System.Collections.Immutable;
using AwsRadar.Collector.Policies;
using AwsRadar.Collector.Resources;
using AwsRadar.Wire.Models;

namespace AwsRadar.Tests.Collector.Resources;

/// <summary>Services that one endpoint can answer for side by side: of those that are signed alike, one at a time.</summary>
internal static class ServiceBatches
{
    private const int MaxServices = 40;

    public static IEnumerable<ImmutableArray<string>> Of(ImmutableArray<ServiceModel> models) =>
        models
            // It is signed in version 2, which does not say for which service.
            .Where(model => model.Name is not "sdb")
            .Where(model => !ServiceOperations.Of(model).IsEmpty || ResourcePolicyTable.Of(model.Name).Any())
            .GroupBy(model => model.SigningName, StringComparer.Ordinal)
            .SelectMany(alike => alike.Select((model, turn) => (model.Name, turn)))
            .GroupBy(each => each.turn, each => each.Name)
            .SelectMany(batch => batch.Chunk(MaxServices))
            .Select(batch => batch.ToImmutableArray());
}
