using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace AwsRadar.Collector.Calls;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImmutableArray<ScanCall>))]
internal sealed partial class CallRegistryJsonContext : JsonSerializerContext;
