using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Account;

/// <summary>How many of everything the account holds, and how many it may hold.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html</remarks>
internal static class SummaryOperations
{
    public static ImmutableArray<Operation> All { get; } =
    [Operation.On("GetAccountSummary", Subjects.Everything, Get)];

    private static OperationResult Get(OperationCall call)
    {
        var state = call.State;
        var devices = state.MfaDevices.Values;
        return new JsonObject
        {
            ["SummaryMap"] = new JsonObject
            {
                ["Users"] = state.Users.Count,
                ["UsersQuota"] = AccountQuotas.Users,
                ["Groups"] = state.Groups.Count,
                ["GroupsQuota"] = AccountQuotas.Groups,
                ["GroupsPerUserQuota"] = 10,
                ["Roles"] = state.Roles.Count,
                ["RolesQuota"] = AccountQuotas.Roles,
                ["AssumeRolePolicySizeQuota"] = 2048,
                ["Policies"] = state.Policies.Count,
                ["PoliciesQuota"] = AccountQuotas.Policies,
                ["PolicySizeQuota"] = 6144,
                ["PolicyVersionsInUse"] = state.Policies.Values.Sum(policy => policy.Versions.Length),
                ["PolicyVersionsInUseQuota"] = 10000,
                ["VersionsPerPolicyQuota"] = ManagedPolicy.MaxVersions,
                ["AttachedPoliciesPerUserQuota"] = 10,
                ["AttachedPoliciesPerGroupQuota"] = 10,
                ["AttachedPoliciesPerRoleQuota"] = 10,
                ["UserPolicySizeQuota"] = 2048,
                ["GroupPolicySizeQuota"] = 5120,
                ["RolePolicySizeQuota"] = 10240,
                ["InstanceProfiles"] = state.InstanceProfiles.Count,
                ["InstanceProfilesQuota"] = AccountQuotas.InstanceProfiles,
                ["AccessKeysPerUserQuota"] = 2,
                ["SigningCertificatesPerUserQuota"] = 2,
                ["ServerCertificates"] = state.ServerCertificates.Count,
                ["ServerCertificatesQuota"] = AccountQuotas.ServerCertificates,
                ["Providers"] = state.OidcProviders.Count + state.SamlProviders.Count,
                ["MFADevices"] = devices.Count(),
                ["MFADevicesInUse"] = devices.Count(device => device.UserName is not null),
                ["AccountMFAEnabled"] = devices.Any(IsRoots) ? 1 : 0,
                ["AccountAccessKeysPresent"] = state.RootCredentials is null ? 0 : 1,
                ["AccountPasswordPresent"] = 1,
                ["AccountSigningCertificatesPresent"] = 0,
                ["GlobalEndpointTokenVersion"] = state.Settings.GlobalEndpointTokenVersion,
            },
        };
    }

    private static bool IsRoots(VirtualMfaDevice device) =>
        VirtualMfaDevice.RootUserName.Equals(device.UserName, StringComparison.Ordinal);
}
