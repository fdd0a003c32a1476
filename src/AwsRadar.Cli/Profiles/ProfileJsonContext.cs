using System.Text.Json.Serialization;
using AwsRadar.Client.Profiles;

namespace AwsRadar.Cli.Profiles;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ProfileSummary))]
internal sealed partial class ProfileJsonContext : JsonSerializerContext;
