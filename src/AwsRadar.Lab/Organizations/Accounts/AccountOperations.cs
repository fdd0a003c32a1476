using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.Organizations.Accounts;

/// <summary>The organization's accounts.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeAccount.html and its siblings</remarks>
internal static class AccountOperations
{
    public static ImmutableArray<Operation> All { get; } =
    [
        OrganizationsOperation.Read("DescribeAccount", OrganizationTargets.Of("AccountId"), Describe),
        OrganizationsOperation.Read(
            "ListAccounts",
            OrganizationTargets.Everything,
            (call, organization) => List(call, organization, organization.Accounts.Values)
        ),
        OrganizationsOperation.Read("ListAccountsForParent", OrganizationTargets.Of("ParentId"), ListForParent),
        OrganizationsOperation.Create(
            "MoveAccount",
            OrganizationCallers.Management,
            OrganizationTargets.Of("AccountId"),
            Move,
            OrganizationTargets.Of("DestinationParentId")
        ),
        OrganizationsOperation.Create(
            "CloseAccount",
            OrganizationCallers.Management,
            OrganizationTargets.Of("AccountId"),
            Close
        ),
    ];

    private static OperationResult Describe(OperationCall call, Organization organization) =>
        organization.Accounts.GetValueOrDefault(call.Text("AccountId")) is { } account
            ? new JsonObject { ["Account"] = OrganizationJson.Account(organization, account) }
            : OrganizationErrors.AccountNotFound;

    private static OperationResult ListForParent(OperationCall call, Organization organization)
    {
        var parent = call.Text("ParentId");
        return organization.HasParent(parent)
            ? List(
                call,
                organization,
                organization.Accounts.Values.Where(account => account.ParentId.Equals(parent, StringComparison.Ordinal))
            )
            : OrganizationErrors.ParentNotFound;
    }

    private static OperationResult List(
        OperationCall call,
        Organization organization,
        IEnumerable<MemberAccount> accounts
    ) =>
        call.Pages(
            "Accounts",
            accounts,
            account => account.Id.ToString(),
            account => OrganizationJson.Account(organization, account)
        );

    private static OperationResult Move(OperationCall call, Organization organization)
    {
        var (source, destination) = (call.Text("SourceParentId"), call.Text("DestinationParentId"));
        if (organization.Accounts.GetValueOrDefault(call.Text("AccountId")) is not { } account)
        {
            return OrganizationErrors.AccountNotFound;
        }

        return !organization.HasParent(source)
                ? OrganizationErrors.Of(
                    "SourceParentNotFoundException",
                    "You specified a source root or OU that doesn't exist."
                )
            : !organization.HasParent(destination)
                ? OrganizationErrors.Of(
                    "DestinationParentNotFoundException",
                    "You specified a destination root or OU that doesn't exist."
                )
            : !account.ParentId.Equals(source, StringComparison.Ordinal) ? OrganizationErrors.AccountNotFound
            : source.Equals(destination, StringComparison.Ordinal)
                ? OrganizationErrors.Of(
                    "DuplicateAccountException",
                    "That account is already present in the specified destination."
                )
            : call.Lab.With(organization.With(account with { ParentId = destination }));
    }

    private static OperationResult Close(OperationCall call, Organization organization) =>
        organization.Accounts.GetValueOrDefault(call.Text("AccountId")) switch
        {
            null => OrganizationErrors.AccountNotFound,
            { Id: var id } when organization.IsManagement(id) => OrganizationErrors.Constraint(
                "CANNOT_CLOSE_MANAGEMENT_ACCOUNT",
                "You can't close the management account of an organization."
            ),
            { ClosedAt: not null } => OrganizationErrors.Of(
                "AccountAlreadyClosedException",
                "The provided account is already closed."
            ),
            { } account => call.Lab.With(organization.With(account with { ClosedAt = call.Now })),
        };
}
