using System.Text.Json.Serialization;
using AwsRadar.Collector.Organizations;

namespace AwsRadar.Collector.Journals;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(JournaledPage))]
[JsonSerializable(typeof(JournalStart))]
[JsonSerializable(typeof(JournalEnd))]
[JsonSerializable(typeof(OrganizationReading))]
internal sealed partial class JournalJsonContext : JsonSerializerContext;
