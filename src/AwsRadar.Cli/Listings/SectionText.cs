using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Listings;

/// <summary>The sections of a snapshot in words.</summary>
internal static class SectionText
{
    public static string Of(SnapshotSection section) =>
        section switch
        {
            SnapshotSection.Users => "users",
            SnapshotSection.Groups => "groups",
            SnapshotSection.Roles => "roles",
            SnapshotSection.ManagedPolicies => "managed policies",
            SnapshotSection.AccountAliases => "account alias",
            SnapshotSection.AccountSummary => "account summary",
            SnapshotSection.PasswordPolicy => "password policy",
            SnapshotSection.CredentialReport => "passwords, MFA and key ages",
            SnapshotSection.AccessKeys => "access keys",
            SnapshotSection.MfaDevices => "virtual MFA devices",
            SnapshotSection.OidcProviders => "OIDC providers",
            SnapshotSection.SamlProviders => "SAML providers",
            SnapshotSection.AccessKeyUses => "last use of each access key",
            SnapshotSection.AssignedMfaDevices => "MFA devices of each user",
            SnapshotSection.ServiceSpecificCredentials => "service-specific credentials",
            SnapshotSection.SshPublicKeys => "SSH keys",
            SnapshotSection.SigningCertificates => "signing certificates",
            SnapshotSection.ServerCertificates => "server certificates",
            SnapshotSection.InstanceProfiles => "instance profiles",
            SnapshotSection.ServiceLastAccess => "services that users and roles use",
            SnapshotSection.PermissionSets => "permission sets",
            SnapshotSection.AccountAssignments => "assignments of permission sets",
            SnapshotSection.IdentityCenterUsers => "users of IAM Identity Center",
            SnapshotSection.IdentityCenterGroups => "groups of IAM Identity Center",
            SnapshotSection.AccessAnalyzers => "analyzers",
            SnapshotSection.AccessFindings => "findings of analyzers",
            SnapshotSection.Organization => "organization",
            SnapshotSection.OrganizationalUnits => "organizational units",
            SnapshotSection.OrganizationAccounts => "accounts of the organization",
            SnapshotSection.ServiceControlPolicies => "service control policies",
            SnapshotSection.ResourceControlPolicies => "resource control policies",
            SnapshotSection.DelegatedAdministrators => "delegated administrators",
            SnapshotSection.OrganizationResourcePolicy => "resource policy of the organization",
            SnapshotSection.Resources => "resources",
            SnapshotSection.ResourcePolicies => "resource policies",
            SnapshotSection.PublicAccessBlocks => "Block Public Access",
            SnapshotSection.KeyGrants => "grants of KMS keys",
            _ => throw new ArgumentOutOfRangeException(nameof(section)),
        };
}
