using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AwsRadar.Collector.Policies;

/// <summary>The resources that have policies of their own, and how those are read: <c>resource-policies.json</c>.</summary>
internal static class ResourcePolicyTable
{
    private static readonly Lazy<ImmutableArray<ResourcePolicyRow>> Rows = new(Read);

    public static ImmutableArray<ResourcePolicyRow> All => Rows.Value;

    /// <param name="service">As the AWS CLI names it.</param>
    public static IEnumerable<ResourcePolicyRow> Of(string service) =>
        All.Where(row => string.Equals(row.Service, service, StringComparison.Ordinal));

    private static ImmutableArray<ResourcePolicyRow> Read()
    {
        using var stream = typeof(ResourcePolicyTable).Assembly.GetManifestResourceStream("resource-policies.json")!;
        return JsonSerializer.Deserialize(stream, ResourcePolicyJsonContext.Default.ImmutableArrayResourcePolicyRow);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImmutableArray<ResourcePolicyRow>))]
internal sealed partial class ResourcePolicyJsonContext : JsonSerializerContext;
