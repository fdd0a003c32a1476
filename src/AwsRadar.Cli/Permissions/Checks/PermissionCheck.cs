using System.Text.Json.Serialization;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Permissions.Checks;

/// <summary>Whether the identity in use has a permission, and who says so.</summary>
internal sealed record PermissionCheck(string Action, string Resource, PermissionVerdict Verdict, string Evidence);

[JsonConverter(typeof(CamelCaseEnumConverter<PermissionVerdict>))]
internal enum PermissionVerdict
{
    Unknown,
    Allowed,
    Denied,
}
