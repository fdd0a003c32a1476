using System.Collections.Immutable;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.Organizations.Delegation;
using AwsRadar.Lab.State;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.Iam.RootAccess;

/// <summary>
/// Who may manage the root users of an organization's members, and how: its management account, and the account that it
/// made IAM's delegated administrator.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html</remarks>
internal static class RootFeatures
{
    public const string Credentials = "RootCredentialsManagement";

    /// <summary>The feature that <c>AssumeRoot</c> needs.</summary>
    public const string Sessions = "RootSessions";

    private const string Service = "iam.amazonaws.com";
    private const int BadRequest = 400;

    /// <summary>Why the caller's account may not, or null.</summary>
    public static LabError? Check(OperationCall call, out Organization? organization)
    {
        organization = call.Lab.OrganizationOf(call.State.AccountId);
        return organization is null
                ? Refuse("OrganizationNotFoundException", "No organization is associated with your account.")
            : !organization.HasAllFeatures
                ? Refuse(
                    "OrganizationNotInAllFeaturesModeException",
                    "Your organization does not have All features enabled."
                )
            : !MayManage(organization, call.State)
                ? Refuse(
                    "AccountNotManagementOrDelegatedAdministratorException",
                    "The account making the request is not the management account or delegated administrator account "
                        + "for centralized root access."
                )
            : !TrustedServiceOperations.IsListed(organization.TrustedServices, Service)
                ? Refuse("ServiceAccessNotEnabledException", "Trusted access is not enabled for IAM in Organizations.")
            : null;
    }

    /// <summary>The features that are enabled: they are kept with the management account.</summary>
    public static ImmutableArray<string> Of(LabState lab, Organization organization)
    {
        var settings = lab.Accounts[organization.ManagementAccountId].Settings;
        return
        [
            .. settings.ManagesRootCredentials ? [Credentials] : Array.Empty<string>(),
            .. settings.HasRootSessions ? [Sessions] : Array.Empty<string>(),
        ];
    }

    public static LabError Refuse(string code, string message) => new(code, BadRequest, message);

    private static bool MayManage(Organization organization, AccountState account) =>
        organization.IsManagement(account.AccountId)
        || (
            organization.Find(account.AccountId) is { } member
            && TrustedServiceOperations.IsListed(member.DelegatedServices, Service)
        );
}
