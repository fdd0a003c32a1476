using System.Collections.Frozen;
using AwsRadar.Lab.Iam.AccessAdvisor;
using AwsRadar.Lab.Iam.Account;
using AwsRadar.Lab.Iam.Certificates;
using AwsRadar.Lab.Iam.Delegation;
using AwsRadar.Lab.Iam.Groups;
using AwsRadar.Lab.Iam.InstanceProfiles;
using AwsRadar.Lab.Iam.Mfa;
using AwsRadar.Lab.Iam.Policies;
using AwsRadar.Lab.Iam.Providers;
using AwsRadar.Lab.Iam.Roles;
using AwsRadar.Lab.Iam.RootAccess;
using AwsRadar.Lab.Iam.Simulator;
using AwsRadar.Lab.Iam.Users;
using AwsRadar.Lab.Operations;

namespace AwsRadar.Lab.Iam;

/// <summary>Every operation of IAM that the lab carries out, by name.</summary>
internal static class IamOperations
{
    public static FrozenDictionary<string, Operation> ByName { get; } =
        (
            (Operation[])
                [
                    .. UserOperations.All,
                    .. AccessKeyOperations.All,
                    .. LoginProfileOperations.All,
                    PasswordChange.Operation,
                    .. SshPublicKeyOperations.All,
                    .. ServiceCredentialOperations.All,
                    .. SigningCertificateOperations.All,
                    .. ServerCertificateOperations.All,
                    .. MfaOperations.All,
                    .. GroupOperations.All,
                    .. MembershipOperations.All,
                    .. RoleOperations.All,
                    .. ServiceLinkedRoleOperations.All,
                    .. InstanceProfileOperations.All,
                    .. PolicyOperations.All,
                    .. PolicyVersionOperations.All,
                    .. PolicyEntityOperations.All,
                    .. AttachmentOperations.All,
                    .. InlinePolicyOperations.All,
                    .. BoundaryOperations.All,
                    .. SimulationOperations.All,
                    .. ContextKeyOperations.All,
                    .. AccessReportOperations.All,
                    .. GrantingPolicyOperations.All,
                    .. OrganizationReportOperations.All,
                    .. RootAccessOperations.All,
                    .. DelegationOperations.All,
                    .. TagOperations.All,
                    .. OidcProviderOperations.All,
                    .. SamlProviderOperations.All,
                    .. AliasOperations.All,
                    .. PasswordPolicyOperations.All,
                    .. SummaryOperations.All,
                    .. TokenOperations.All,
                    .. AuthorizationDetailsOperations.All,
                    .. CredentialReportOperations.All,
                ]
        )
            .Select(ProtectedRoles.Guard)
            .Select(RootTasks.Extend)
            .ToFrozenDictionary(operation => operation.Name, StringComparer.Ordinal);
}
