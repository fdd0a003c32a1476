using System.Text.Json.Serialization;
using AwsRadar.Cli.Permissions.Checks;
using AwsRadar.Cli.Permissions.Unused;

namespace AwsRadar.Cli.Permissions;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(ActionRow))]
[JsonSerializable(typeof(ManagedPolicyRow))]
[JsonSerializable(typeof(GrantedRow))]
[JsonSerializable(typeof(PermissionCheck))]
[JsonSerializable(typeof(UnusedRow))]
internal sealed partial class PermissionsJsonContext : JsonSerializerContext;
