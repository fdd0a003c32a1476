namespace AwsRadar.Client.Denials;

/// <summary>The kind of policy that AWS names as the reason of a denial.</summary>
public enum DenialReason
{
    /// <summary>The text names none.</summary>
    Unstated,
    IdentityBasedPolicy,
    ResourceBasedPolicy,
    PermissionsBoundary,
    SessionPolicy,
    ServiceControlPolicy,
    ResourceControlPolicy,
    VpcEndpointPolicy,
    RoleTrustPolicy,
}
