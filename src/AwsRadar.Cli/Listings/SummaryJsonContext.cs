using System.Text.Json.Serialization;
using AwsRadar.Store;

namespace AwsRadar.Cli.Listings;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(SnapshotSummary))]
[JsonSerializable(typeof(DamagedSection))]
internal sealed partial class SummaryJsonContext : JsonSerializerContext;
