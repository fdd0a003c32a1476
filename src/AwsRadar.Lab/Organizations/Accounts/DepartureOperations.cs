using System.Collections.Immutable;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.Organizations.Accounts;

/// <summary>Accounts that leave, by themselves or because the management account wants it.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_remove.html</remarks>
internal static class DepartureOperations
{
    /// <summary>How old an account that the organization made must be.</summary>
    private const int MinDays = 7;

    public static ImmutableArray<Operation> All { get; } =
    [
        OrganizationsOperation.Create(
            "RemoveAccountFromOrganization",
            OrganizationCallers.Management,
            OrganizationTargets.Of("AccountId"),
            (call, organization) =>
                organization.Accounts.GetValueOrDefault(call.Text("AccountId")) is { } account
                    ? Leave(call, organization, account)
                    : OrganizationErrors.AccountNotFound
        ),
        OrganizationsOperation.Create(
            "LeaveOrganization",
            OrganizationCallers.Members,
            OrganizationTargets.Everything,
            (call, organization) => Leave(call, organization, organization.Find(call.State.AccountId)!)
        ),
    ];

    private static OperationResult Leave(OperationCall call, Organization organization, MemberAccount account) =>
        organization.IsManagement(account.Id) ? OrganizationErrors.MasterCannotLeave
        : !account.DelegatedServices.IsEmpty
            ? OrganizationErrors.Constraint(
                "CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG",
                "You can't remove an account that is registered as a delegated administrator for a service integrated with your organization. To complete this operation, you must first deregister this account as a delegated administrator."
            )
        : account.IsCreated && call.Now < account.JoinedAt.AddDays(MinDays)
            ? OrganizationErrors.Constraint(
                "WAIT_PERIOD_ACTIVE",
                "After you create an account, you must wait until at least seven days after the account was created to remove it from the organization."
            )
        : call.Lab.With(Membership.Leave(organization, account));
}
