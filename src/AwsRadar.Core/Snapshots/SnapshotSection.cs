using System.Text.Json.Serialization;

namespace AwsRadar.Core.Snapshots;

/// <summary>The parts of a snapshot that are read, or missed, on their own.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<SnapshotSection>))]
public enum SnapshotSection
{
    Users,
    Groups,
    Roles,
    ManagedPolicies,
    AccountAliases,
    AccountSummary,
    PasswordPolicy,
    CredentialReport,
    AccessKeys,
    MfaDevices,
    OidcProviders,
    SamlProviders,
    AccessKeyUses,
    AssignedMfaDevices,
    ServiceSpecificCredentials,
    SshPublicKeys,
    SigningCertificates,
    ServerCertificates,
    InstanceProfiles,
    Organization,
    OrganizationalUnits,
    OrganizationAccounts,
    ServiceControlPolicies,
    ResourceControlPolicies,
    DelegatedAdministrators,
    OrganizationResourcePolicy,
    ServiceLastAccess,
    Resources,
    ResourcePolicies,
    PublicAccessBlocks,
    KeyGrants,
    PermissionSets,
    AccountAssignments,
    IdentityCenterUsers,
    IdentityCenterGroups,
    AccessAnalyzers,
    AccessFindings,
}
