using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Packing;

namespace AwsRadar.Wire.Models;

/// <summary>How the addresses of AWS services are found, embedded in the assembly; each part is read when it is asked for.</summary>
/// <remarks>https://smithy.io/2.0/additional-specs/rules-engine/specification.html</remarks>
public static class EndpointCatalog
{
    private const string PartitionsEntry = "/partitions";
    private const string RegionsEntry = "/regions";

    private static readonly Lazy<PackedFile> Embedded = new(() =>
        new PackedFile("endpoints.bin", () => EmbeddedData.Open("endpoints.bin"))
    );

    private static readonly Lazy<JsonElement> AllPartitions = new(() => Read(PartitionsEntry));
    private static readonly Lazy<JsonElement> AllRegions = new(() => Read(RegionsEntry));

    /// <summary>AWS's <c>partitions.json</c>: each partition with its DNS suffixes, its regions and a pattern for new ones.</summary>
    /// <exception cref="InvalidDataException">The embedded data is damaged.</exception>
    public static JsonElement Partitions => AllPartitions.Value;

    /// <summary>Reads the endpoint rule set of a service, named as in <see cref="ServiceCatalog"/>.</summary>
    /// <exception cref="InvalidDataException">The embedded data is damaged.</exception>
    public static bool TryReadRuleSet(string service, out JsonElement ruleSet)
    {
        var isThere = !service.StartsWith('/') && Embedded.Value.IndexOf(service) >= 0;
        ruleSet = isThere ? Read(service) : default;
        return isThere;
    }

    /// <summary>
    /// The regions of a partition that a service is known to have an endpoint in, in ordinal order; empty for global
    /// services and for services that the list does not have. It may lag behind AWS: an unlisted region is not proof.
    /// </summary>
    /// <exception cref="InvalidDataException">The embedded data is damaged.</exception>
    public static ImmutableArray<string> RegionsOf(ServiceModel service, string partition = "aws") =>
        AllRegions.Value.TryGetProperty(partition, out var services)
        && services.TryGetProperty(service.EndpointPrefix, out var regions)
            ? [.. regions.EnumerateArray().Select(region => region.GetString()!)]
            : [];

    private static JsonElement Read(string entry) =>
        JsonElement.Parse(Embedded.Value.Read(Embedded.Value.IndexOf(entry)));
}
