using System.Text.Json.Serialization;

namespace AwsRadar.Collector.Journals;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(JournaledPage))]
[JsonSerializable(typeof(JournalStart))]
[JsonSerializable(typeof(JournalEnd))]
internal sealed partial class JournalJsonContext : JsonSerializerContext;
