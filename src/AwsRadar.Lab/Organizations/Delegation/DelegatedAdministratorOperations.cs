using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.Organizations.Delegation;

/// <summary>Member accounts that administer a service for the whole organization.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/APIReference/API_RegisterDelegatedAdministrator.html and its siblings</remarks>
internal static class DelegatedAdministratorOperations
{
    private const string DateMember = "DelegationEnabledDate";

    public static ImmutableArray<Operation> All { get; } =
    [
        OrganizationsOperation.Create(
            "RegisterDelegatedAdministrator",
            OrganizationCallers.Management,
            OrganizationTargets.Of("AccountId"),
            OrganizationsOperation.WithAllFeatures(Register)
        ),
        OrganizationsOperation.Create(
            "DeregisterDelegatedAdministrator",
            OrganizationCallers.Management,
            OrganizationTargets.Of("AccountId"),
            OrganizationsOperation.WithAllFeatures(Deregister)
        ),
        OrganizationsOperation.Read(
            "ListDelegatedAdministrators",
            OrganizationTargets.Everything,
            OrganizationsOperation.WithAllFeatures(List)
        ),
        OrganizationsOperation.Read(
            "ListDelegatedServicesForAccount",
            OrganizationTargets.Of("AccountId"),
            OrganizationsOperation.WithAllFeatures(ListServices)
        ),
    ];

    private static OperationResult Register(OperationCall call, Organization organization)
    {
        var principal = call.Text("ServicePrincipal");
        if (TrustedServiceOperations.CheckPrincipal(call) is { } unknown)
        {
            return unknown;
        }

        if (Find(call, organization) is not { } account)
        {
            return OrganizationErrors.AccountNotFound;
        }

        return organization.IsManagement(account.Id)
                ? OrganizationErrors.Constraint(
                    "CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR",
                    "You cannot register master account/yourself as delegated administrator for your organization."
                )
            : account.ClosedAt is not null
                ? OrganizationErrors.Constraint(
                    "CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR",
                    "You cannot register a suspended account as a delegated administrator."
                )
            : TrustedServiceOperations.IsListed(account.DelegatedServices, principal)
                ? OrganizationErrors.Of(
                    "AccountAlreadyRegisteredException",
                    "The provided account is already a delegated administrator for your organization."
                )
            : !TrustedServiceOperations.IsListed(organization.TrustedServices, principal)
                ? OrganizationErrors.Constraint(
                    "SERVICE_ACCESS_NOT_ENABLED",
                    "You attempted to register a delegated administrator before you enabled service access. Call the EnableAWSServiceAccess API first."
                )
            : call.Lab.With(
                organization.With(
                    account with
                    {
                        DelegatedServices = account.DelegatedServices.Add(new DelegatedService(principal, call.Now)),
                    }
                )
            );
    }

    private static OperationResult Deregister(OperationCall call, Organization organization)
    {
        var principal = call.Text("ServicePrincipal");
        return Find(call, organization) switch
        {
            null => OrganizationErrors.AccountNotFound,
            { } account when !TrustedServiceOperations.IsListed(account.DelegatedServices, principal) => NotRegistered,
            { } account => call.Lab.With(
                organization.With(
                    account with
                    {
                        DelegatedServices = account.DelegatedServices.RemoveAll(service =>
                            service.Principal.Equals(principal, StringComparison.Ordinal)
                        ),
                    }
                )
            ),
        };
    }

    private static OperationResult List(OperationCall call, Organization organization) =>
        call.Pages(
            "DelegatedAdministrators",
            organization.Accounts.Values.Where(account =>
                call.OptionalText("ServicePrincipal") is { } principal
                    ? TrustedServiceOperations.IsListed(account.DelegatedServices, principal)
                    : !account.DelegatedServices.IsEmpty
            ),
            account => account.Id.ToString(),
            account => Write(organization, account)
        );

    private static OperationResult ListServices(OperationCall call, Organization organization) =>
        Find(call, organization) switch
        {
            null => OrganizationErrors.AccountNotFound,
            { DelegatedServices.IsEmpty: true } => NotRegistered,
            { } account => call.Pages(
                "DelegatedServices",
                account.DelegatedServices,
                service => service.Principal,
                service => OrganizationJson.Service(service, DateMember)
            ),
        };

    private static LabError NotRegistered =>
        OrganizationErrors.Of(
            "AccountNotRegisteredException",
            "The provided account is not a registered delegated administrator for your organization."
        );

    private static MemberAccount? Find(OperationCall call, Organization organization) =>
        organization.Accounts.GetValueOrDefault(call.Text("AccountId"));

    private static JsonObject Write(Organization organization, MemberAccount account)
    {
        var json = OrganizationJson.Account(organization, account);
        json.Remove("Paths");
        json[DateMember] = JsonShapes.Timestamp(account.DelegatedServices.Min(service => service.EnabledAt));
        return json;
    }
}
