namespace AwsRadar.Store.Sections;

/// <summary>What the column <c>kind</c> calls the kinds of entities.</summary>
internal static class SectionKind
{
    public const string User = "user";
    public const string Group = "group";
    public const string Role = "role";
    public const string ManagedPolicy = "managedPolicy";
    public const string AccessKey = "accessKey";
    public const string MfaDevice = "mfaDevice";
    public const string AccessKeyUse = "accessKeyUse";
    public const string AssignedMfaDevice = "assignedMfaDevice";
    public const string ServiceSpecificCredential = "serviceSpecificCredential";
    public const string SshPublicKey = "sshPublicKey";
    public const string SigningCertificate = "signingCertificate";
    public const string ServerCertificate = "serverCertificate";
    public const string InstanceProfile = "instanceProfile";
    public const string Resource = "resource";
    public const string ResourcePolicy = "resourcePolicy";
    public const string PublicAccessBlock = "publicAccessBlock";
    public const string KeyGrant = "keyGrant";
    public const string IdentityProvider = "identityProvider";
    public const string CredentialReportRow = "credentialReportRow";
    public const string Alias = "alias";
    public const string PasswordPolicy = "passwordPolicy";
    public const string AccountSummary = "accountSummary";
    public const string ServiceLastAccess = "serviceLastAccess";
    public const string PermissionSet = "permissionSet";
    public const string AccountAssignment = "accountAssignment";
    public const string IdentityCenterUser = "identityCenterUser";
    public const string IdentityCenterGroup = "identityCenterGroup";
    public const string AccessAnalyzer = "accessAnalyzer";
    public const string AccessFinding = "accessFinding";
    public const string Organization = "organization";
    public const string OrganizationalUnit = "organizationalUnit";
    public const string OrganizationAccount = "organizationAccount";
    public const string OrganizationPolicy = "organizationPolicy";
    public const string DelegatedAdministrator = "delegatedAdministrator";
    public const string OrganizationResourcePolicy = "organizationResourcePolicy";
    public const string Coverage = "coverage";
}
