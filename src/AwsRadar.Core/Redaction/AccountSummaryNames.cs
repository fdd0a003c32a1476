using System.Collections.Frozen;

namespace AwsRadar.Core.Redaction;

/// <summary>The names of IAM's account summary.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html</remarks>
internal static class AccountSummaryNames
{
    private static readonly FrozenSet<string> All = FrozenSet.Create(
        StringComparer.Ordinal,
        "AccessKeysPerUserQuota",
        "AccountAccessKeysPresent",
        "AccountMFAEnabled",
        "AccountPasswordPresent",
        "AccountSigningCertificatesPresent",
        "AssumeRolePolicySizeQuota",
        "AttachedPoliciesPerGroupQuota",
        "AttachedPoliciesPerRoleQuota",
        "AttachedPoliciesPerUserQuota",
        "GlobalEndpointTokenVersion",
        "GroupPolicySizeQuota",
        "Groups",
        "GroupsPerUserQuota",
        "GroupsQuota",
        "InstanceProfiles",
        "InstanceProfilesQuota",
        "MFADevices",
        "MFADevicesInUse",
        "Policies",
        "PoliciesQuota",
        "PolicySizeQuota",
        "PolicyVersionsInUse",
        "PolicyVersionsInUseQuota",
        "Providers",
        "RolePolicySizeQuota",
        "Roles",
        "RolesQuota",
        "ServerCertificates",
        "ServerCertificatesQuota",
        "SigningCertificatesPerUserQuota",
        "UserPolicySizeQuota",
        "Users",
        "UsersQuota",
        "VersionsPerPolicyQuota"
    );

    public static bool Contain(string name) => All.Contains(name);
}
