using System.Text.Json.Serialization;

namespace AwsRadar.Core.Differences;

/// <summary>The JSON form of a comparison, which <c>diff --output json</c> prints.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true
)]
[JsonSerializable(typeof(SnapshotComparison))]
public sealed partial class ComparisonJsonContext : JsonSerializerContext;
