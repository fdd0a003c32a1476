using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Wire.Endpoints.Expressions;
using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Endpoints;

/// <summary>A group of regions with accounts, hosts and an IAM of their own.</summary>
/// <remarks>https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html</remarks>
public sealed class Partition
{
    private static readonly Lazy<ImmutableArray<Partition>> Known = new(() =>
        [.. EndpointCatalog.Partitions.GetProperty("partitions").EnumerateArray().Select(each => new Partition(each))]
    );

    private readonly FrozenSet<string> _regions;
    private readonly RegionPattern _pattern;

    private Partition(JsonElement partition)
    {
        var outputs = partition.GetProperty("outputs");
        Id = partition.GetProperty("id").GetString()!;
        DnsSuffix = outputs.GetProperty("dnsSuffix").GetString()!;
        ImplicitGlobalRegion = outputs.GetProperty("implicitGlobalRegion").GetString()!;
        _regions = partition
            .GetProperty("regions")
            .EnumerateObject()
            .Select(region => region.Name)
            .ToFrozenSet(StringComparer.Ordinal);
        _pattern = RegionPattern.Parse(partition.GetProperty("regionRegex").GetString()!);
        Fields = RuleValue.Fields.Of(
            ("name", new RuleValue.Text(Id)),
            ("dnsSuffix", new RuleValue.Text(DnsSuffix)),
            ("dualStackDnsSuffix", new RuleValue.Text(outputs.GetProperty("dualStackDnsSuffix").GetString()!)),
            ("supportsFIPS", RuleValue.Of(outputs.GetProperty("supportsFIPS").GetBoolean())),
            ("supportsDualStack", RuleValue.Of(outputs.GetProperty("supportsDualStack").GetBoolean())),
            ("implicitGlobalRegion", new RuleValue.Text(ImplicitGlobalRegion))
        );
    }

    /// <summary>The name in ARNs: <c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c>.</summary>
    public string Id { get; }

    /// <summary>What most of its hosts end in, without a leading dot.</summary>
    public string DnsSuffix { get; }

    /// <summary>The region that signatures of its global services are scoped to.</summary>
    public string ImplicitGlobalRegion { get; }

    internal static Partition Default => Known.Value[0];

    internal RuleValue.Fields Fields { get; }

    /// <summary>The partition that lists a region, else the one whose regions look like it, else <c>aws</c>.</summary>
    /// <exception cref="InvalidDataException">The embedded data is damaged.</exception>
    public static Partition Of(string region) =>
        Known.Value.FirstOrDefault(each => each._regions.Contains(region))
        ?? Known.Value.FirstOrDefault(each => each._pattern.IsMatch(region))
        ?? Default;

    /// <summary>Whether a text is the name of a region: one that is listed, or one that looks like it.</summary>
    /// <exception cref="InvalidDataException">The embedded data is damaged.</exception>
    public static bool IsRegion(string text) =>
        Known.Value.Any(each => each._regions.Contains(text) || each._pattern.IsMatch(text));

    public override string ToString() => Id;
}
