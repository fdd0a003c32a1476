using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.Organizations.Accounts;
using AwsRadar.Lab.Organizations.Transfers;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.Organizations.Structure;

/// <summary>The organization itself.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateOrganization.html and its siblings</remarks>
internal static class OrganizationOperations
{
    public static ImmutableArray<Operation> All { get; } =
    [
        Operation.On("CreateOrganization", OrganizationTargets.Everything, Create),
        OrganizationsOperation.Create(
            "DescribeOrganization",
            OrganizationCallers.Members,
            OrganizationTargets.Everything,
            (_, organization) => new JsonObject { ["Organization"] = OrganizationJson.Of(organization) }
        ),
        OrganizationsOperation.Create(
            "DeleteOrganization",
            OrganizationCallers.Management,
            OrganizationTargets.Everything,
            Delete
        ),
    ];

    private static OperationResult Create(OperationCall call)
    {
        if (call.Lab.OrganizationOf(call.State.AccountId) is not null)
        {
            return OrganizationErrors.Of(
                "AlreadyInOrganizationException",
                "The provided account is already a member of an organization."
            );
        }

        if (ServiceRolePermission.Check(call) is { } refusal)
        {
            return refusal;
        }

        var organization = new Organization
        {
            Id = OrganizationId.Organization(),
            RootId = OrganizationId.Root(),
            ManagementAccountId = call.State.AccountId,
            HasAllFeatures = call.OptionalText("FeatureSet") is not "CONSOLIDATED_BILLING",
        };
        organization = Membership.Join(organization, call.State, call.Now, isCreated: false);
        return call
            .Lab.With(Membership.AddServiceRole(call.State, call.Now))
            .With(organization)
            .Answer(new JsonObject { ["Organization"] = OrganizationJson.Of(organization) });
    }

    private static OperationResult Delete(OperationCall call, Organization organization) =>
        FoundTransfer.Of(call).Any(transfer => transfer.IsActiveAt(call.Now))
            ? OrganizationErrors.Constraint(
                "ACTIVE_RESPONSIBILITY_TRANSFER_PROCESS",
                "You cannot delete organization due to an ongoing responsibility transfer process."
            )
        : organization.Accounts.Count > 1 || !organization.Units.IsEmpty || !organization.Policies.IsEmpty
            ? OrganizationErrors.Of(
                "OrganizationNotEmptyException",
                "To delete an organization you must first remove all member accounts (except the master)."
            )
        : call.Lab with { Organizations = call.Lab.Organizations.Remove(organization.Id) };
}
