using System.Collections.Frozen;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Differences;

/// <summary>The members that are not plain facts. All others, and those that are added later, are.</summary>
internal static class MemberRules
{
    private static readonly MemberRule Use = new(MemberMeaning.Use);
    private static readonly MemberRule Identity = new(MemberMeaning.Identity);

    private static readonly FrozenDictionary<(Type, string), MemberRule> Rules = new Dictionary<
        (Type, string),
        MemberRule
    >
    {
        [(typeof(User), "arn")] = Identity,
        [(typeof(User), "id")] = Identity,
        [(typeof(User), "name")] = Identity,
        [(typeof(Group), "arn")] = Identity,
        [(typeof(Group), "id")] = Identity,
        [(typeof(Group), "name")] = Identity,
        [(typeof(Role), "arn")] = Identity,
        [(typeof(Role), "id")] = Identity,
        [(typeof(Role), "name")] = Identity,
        [(typeof(Role), "trustPolicy")] = MemberRule.Fact with { PolicyType = PolicyType.Trust },
        [(typeof(Role), "lastUsedAt")] = Use,
        [(typeof(Role), "lastUsedRegion")] = Use,
        [(typeof(InlinePolicy), "document")] = MemberRule.Fact with { PolicyType = PolicyType.Identity },
        [(typeof(AttachedPolicy), "name")] = Identity,
        [(typeof(ManagedPolicy), "arn")] = Identity,
        [(typeof(ManagedPolicy), "id")] = Identity,
        [(typeof(ManagedPolicy), "name")] = Identity,
        [(typeof(ManagedPolicy), "updatedAt")] = Use,
        [(typeof(ManagedPolicy), "attachmentCount")] = Use,
        [(typeof(ManagedPolicy), "permissionsBoundaryUsageCount")] = Use,
        [(typeof(ManagedPolicy), ManagedPolicyDocument)] = MemberRule.Fact with { PolicyType = PolicyType.Identity },
        // A version's document never changes.
        [(typeof(ManagedPolicy), "versions")] = MemberRule.Fact with
        {
            IsTheKeyAll = true,
        },
        [(typeof(AccessKey), "id")] = Identity,
        [(typeof(AccessKey), "userName")] = Identity,
        [(typeof(MfaDevice), "serialNumber")] = Identity,
        [(typeof(MfaDevice), "userName")] = Identity,
        [(typeof(AccessKeyUse), "keyId")] = Identity,
        [(typeof(AccessKeyUse), "userName")] = Identity,
        [(typeof(AccessKeyUse), "usedAt")] = Use,
        [(typeof(AccessKeyUse), "region")] = Use,
        [(typeof(AccessKeyUse), "serviceName")] = Use,
        [(typeof(ServiceSpecificCredential), "id")] = Identity,
        [(typeof(ServiceSpecificCredential), "userName")] = Identity,
        [(typeof(SshPublicKey), "id")] = Identity,
        [(typeof(SshPublicKey), "userName")] = Identity,
        [(typeof(SigningCertificate), "id")] = Identity,
        [(typeof(SigningCertificate), "userName")] = Identity,
        [(typeof(ServerCertificate), "arn")] = Identity,
        [(typeof(ServerCertificate), "id")] = Identity,
        [(typeof(ServerCertificate), "name")] = Identity,
        [(typeof(InstanceProfileRoles), "arn")] = Identity,
        [(typeof(InstanceProfileRoles), "id")] = Identity,
        [(typeof(InstanceProfileRoles), "name")] = Identity,
        [(typeof(Resource), "arn")] = Identity,
        [(typeof(ResourcePolicy), "resource")] = Identity,
        [(typeof(ResourcePolicy), "document")] = MemberRule.Fact with { PolicyType = PolicyType.Resource },
        [(typeof(PublicAccessBlock), "bucket")] = Identity,
        [(typeof(KeyGrant), "id")] = Identity,
        [(typeof(IdentityProvider), "arn")] = Identity,
        [(typeof(IdentityProvider), "name")] = Identity,
        [(typeof(ServiceLastAccess), "arn")] = Identity,
        // What a principal may use follows from its policies.
        [(typeof(ServiceLastAccess), "services")] = Use with
        {
            ItemKey = "service",
        },
        [(typeof(ServiceUse), "usedAt")] = Use,
        [(typeof(ServiceUse), "region")] = Use,
        [(typeof(ServiceUse), "actions")] = Use with { ItemKey = "name" },
        [(typeof(ActionUse), "usedAt")] = Use,
        [(typeof(PermissionSet), "arn")] = Identity,
        [(typeof(PermissionSet), "inlinePolicy")] = MemberRule.Fact with { PolicyType = PolicyType.Identity },
        [(typeof(IdentityCenterUser), "id")] = Identity,
        [(typeof(IdentityCenterGroup), "id")] = Identity,
        [(typeof(AccessAnalyzer), "arn")] = Identity,
        [(typeof(AccessFinding), "updatedAt")] = Use,
        [(typeof(Organization), "arn")] = Identity,
        [(typeof(Organization), "id")] = Identity,
        [(typeof(OrganizationalUnit), "arn")] = Identity,
        [(typeof(OrganizationalUnit), "id")] = Identity,
        [(typeof(OrganizationAccount), "arn")] = Identity,
        [(typeof(OrganizationAccount), "account")] = Identity,
        [(typeof(OrganizationPolicy), "arn")] = Identity,
        [(typeof(OrganizationPolicy), "id")] = Identity,
        [(typeof(OrganizationPolicy), "document")] = MemberRule.Fact with { PolicyType = PolicyType.ServiceControl },
        [(typeof(DelegatedAdministrator), "arn")] = Identity,
        [(typeof(DelegatedAdministrator), "account")] = Identity,
        [(typeof(OrganizationResourcePolicy), "arn")] = Identity,
        [(typeof(CredentialReportRow), "userName")] = Identity,
        [(typeof(CredentialReportRow), "arn")] = Identity,
        // The user has the same time.
        [(typeof(CredentialReportRow), "createdAt")] = Use,
        [(typeof(CredentialReportRow), "passwordLastUsedAt")] = Use,
        [(typeof(CredentialReportRow), "accessKeys")] = MemberRule.Fact with
        {
            // The report has no ids; two keys of one user are hardly made within the same second.
            ItemKey = "lastRotatedAt",
            UnlessKnown = SnapshotSection.AccessKeys,
        },
        [(typeof(CredentialReportKey), "lastUsedAt")] = Use,
        [(typeof(CredentialReportKey), "lastUsedRegion")] = Use,
        [(typeof(CredentialReportKey), "lastUsedService")] = Use,
    }.ToFrozenDictionary();

    /// <summary>IAM's counts of what the lists show one by one. Its other numbers are quotas and facts.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html</remarks>
    private static readonly FrozenSet<string> Counts = FrozenSet.Create(
        StringComparer.Ordinal,
        "Users",
        "Groups",
        "Roles",
        "Policies",
        "Providers",
        "MFADevices",
        "MFADevicesInUse",
        "PolicyVersionsInUse"
    );

    /// <summary>The version in force of a managed policy, compared as one document whatever its number.</summary>
    public const string ManagedPolicyDocument = "document";

    public static MemberRule Of(Type type, string member) =>
        Rules.TryGetValue((type, member), out var rule) ? rule
        : SnapshotMembers.IsDictionary(type) && Counts.Contains(member) ? Use
        : MemberRule.Fact;
}
