using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Resources;
using AwsRadar.Wire.Models;

namespace AwsRadar.Collector;

/// <summary>What a scan is to read. A scan that is resumed keeps the plan that it was begun with.</summary>
public sealed record ScanPlan
{
    /// <summary>Among <see cref="Services"/> or <see cref="Regions"/>: all that there are.</summary>
    public const string All = "all";

    public ScanDepth Depth { get; init; } = ScanDepth.Standard;

    /// <summary>The services whose resources are read besides IAM, as the AWS CLI names them, or <see cref="All"/>.</summary>
    public ImmutableArray<string> Services
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The regions in which they are read, or <see cref="All"/>; empty: the one that the client has.</summary>
    public ImmutableArray<string> Regions
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The services that have something to be read, in ordinal order.</summary>
    [JsonIgnore]
    internal ImmutableArray<ServiceModel> ServiceModels =>
        [
            .. (Services.Contains(All, StringComparer.Ordinal) ? ServiceCatalog.Names : Services)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Order(StringComparer.Ordinal)
                .Select(name => ServiceCatalog.TryOpen(name, out var service) ? service : null)
                .OfType<ServiceModel>()
                .Where(service => ServiceCallTable.WhyNot(service.Name) is null),
        ];

    /// <summary>Whether a call is part of the plan. What is not leaves no line in the ledger, and its sections unknown.</summary>
    internal bool Has(ScanCall call) => call.Depth <= Depth;
}
