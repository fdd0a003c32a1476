using System.Collections.Immutable;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.Organizations.Delegation;

/// <summary>The services that may work in every account of the organization.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/APIReference/API_EnableAWSServiceAccess.html and its siblings</remarks>
internal static class TrustedServiceOperations
{
    public static ImmutableArray<Operation> All { get; } =
    [
        OrganizationsOperation.Create(
            "EnableAWSServiceAccess",
            OrganizationCallers.Management,
            OrganizationTargets.Everything,
            OrganizationsOperation.WithAllFeatures(Enable)
        ),
        OrganizationsOperation.Create(
            "DisableAWSServiceAccess",
            OrganizationCallers.Management,
            OrganizationTargets.Everything,
            OrganizationsOperation.WithAllFeatures(Disable)
        ),
        OrganizationsOperation.Read(
            "ListAWSServiceAccessForOrganization",
            OrganizationTargets.Everything,
            OrganizationsOperation.WithAllFeatures(
                (call, organization) =>
                    call.Pages(
                        "EnabledServicePrincipals",
                        organization.TrustedServices,
                        service => service.Principal,
                        service => OrganizationJson.Service(service, "DateEnabled")
                    )
            )
        ),
    ];

    /// <summary>Why the member is no service principal, or null.</summary>
    public static LabError? CheckPrincipal(OperationCall call) =>
        call.Text("ServicePrincipal").EndsWith(".amazonaws.com", StringComparison.Ordinal)
            ? null
            : OrganizationErrors.InvalidInput(
                "UNRECOGNIZED_SERVICE_PRINCIPAL",
                "You specified an unrecognized service principal."
            );

    public static bool IsListed(ImmutableArray<DelegatedService> services, string principal) =>
        services.Any(service => service.Principal.Equals(principal, StringComparison.Ordinal));

    private static OperationResult Enable(OperationCall call, Organization organization)
    {
        var principal = call.Text("ServicePrincipal");
        if (CheckPrincipal(call) is { } refusal)
        {
            return refusal;
        }

        return IsListed(organization.TrustedServices, principal)
            ? call.Lab
            : call.Lab.With(
                organization with
                {
                    TrustedServices = organization.TrustedServices.Add(new DelegatedService(principal, call.Now)),
                }
            );
    }

    private static OperationResult Disable(OperationCall call, Organization organization)
    {
        var principal = call.Text("ServicePrincipal");
        var hasAdministrators = organization.Accounts.Values.Any(account =>
            IsListed(account.DelegatedServices, principal)
        );
        return CheckPrincipal(call) is { } refusal ? refusal
            : hasAdministrators
                ? OrganizationErrors.Constraint(
                    "DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE",
                    "You attempted to remove a trusted service that still has a delegated administrator. First deregister the delegated administrator."
                )
            : call.Lab.With(
                organization with
                {
                    TrustedServices = organization.TrustedServices.RemoveAll(service =>
                        service.Principal.Equals(principal, StringComparison.Ordinal)
                    ),
                }
            );
    }
}
