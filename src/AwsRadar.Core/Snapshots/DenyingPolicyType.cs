using System.Text.Json.Serialization;

namespace AwsRadar.Core.Snapshots;

/// <summary>The type of policy that AWS named as the reason of a denial.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html</remarks>
[JsonConverter(typeof(CamelCaseEnumConverter<DenyingPolicyType>))]
public enum DenyingPolicyType
{
    Identity,
    Resource,
    Trust,
    PermissionsBoundary,
    Session,
    ServiceControl,
    ResourceControl,
    VpcEndpoint,
}
