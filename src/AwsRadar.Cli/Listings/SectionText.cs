using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Listings;

/// <summary>The sections of a snapshot in words.</summary>
internal static class SectionText
{
    public static string Of(SnapshotSection section) =>
        section switch
        {
            SnapshotSection.Users => Translate("users"),
            SnapshotSection.Groups => Translate("groups"),
            SnapshotSection.Roles => Translate("roles"),
            SnapshotSection.ManagedPolicies => Translate("managed policies"),
            SnapshotSection.AccountAliases => Translate("account alias"),
            SnapshotSection.AccountSummary => Translate("account summary"),
            SnapshotSection.PasswordPolicy => Translate("password policy"),
            SnapshotSection.CredentialReport => Translate("passwords, MFA and key ages"),
            SnapshotSection.AccessKeys => Translate("access keys"),
            SnapshotSection.MfaDevices => Translate("virtual MFA devices"),
            SnapshotSection.OidcProviders => Translate("OIDC providers"),
            SnapshotSection.SamlProviders => Translate("SAML providers"),
            SnapshotSection.AccessKeyUses => Translate("last use of each access key"),
            SnapshotSection.AssignedMfaDevices => Translate("MFA devices of each user"),
            SnapshotSection.ServiceSpecificCredentials => Translate("service-specific credentials"),
            SnapshotSection.SshPublicKeys => Translate("SSH keys"),
            SnapshotSection.SigningCertificates => Translate("signing certificates"),
            SnapshotSection.ServerCertificates => Translate("server certificates"),
            SnapshotSection.InstanceProfiles => Translate("instance profiles"),
            SnapshotSection.ServiceLastAccess => Translate("services that users and roles use"),
            SnapshotSection.PermissionSets => Translate("permission sets"),
            SnapshotSection.AccountAssignments => Translate("assignments of permission sets"),
            SnapshotSection.IdentityCenterUsers => Translate("users of IAM Identity Center"),
            SnapshotSection.IdentityCenterGroups => Translate("groups of IAM Identity Center"),
            SnapshotSection.AccessAnalyzers => Translate("analyzers"),
            SnapshotSection.AccessFindings => Translate("findings of analyzers"),
            SnapshotSection.Organization => Translate("organization"),
            SnapshotSection.OrganizationalUnits => Translate("organizational units"),
            SnapshotSection.OrganizationAccounts => Translate("accounts of the organization"),
            SnapshotSection.ServiceControlPolicies => Translate("service control policies"),
            SnapshotSection.ResourceControlPolicies => Translate("resource control policies"),
            SnapshotSection.DelegatedAdministrators => Translate("delegated administrators"),
            SnapshotSection.OrganizationResourcePolicy => Translate("resource policy of the organization"),
            SnapshotSection.Resources => Translate("resources"),
            SnapshotSection.ResourcePolicies => Translate("resource policies"),
            SnapshotSection.PublicAccessBlocks => Translate("Block Public Access"),
            SnapshotSection.KeyGrants => Translate("grants of KMS keys"),
            _ => throw new ArgumentOutOfRangeException(nameof(section)),
        };
}
