using System.Text.Json.Serialization;

namespace AwsRadar.Cli.Profiles;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Whoami))]
internal sealed partial class WhoamiJsonContext : JsonSerializerContext;
