using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.Organizations.Policies;

/// <summary>Which types of policies there can be in the organization.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/APIReference/API_EnablePolicyType.html and its sibling</remarks>
internal static class PolicyTypeOperations
{
    public static ImmutableArray<Operation> All { get; } =
    [
        OrganizationsOperation.Create(
            "EnablePolicyType",
            OrganizationCallers.Delegates,
            OrganizationTargets.Of("RootId"),
            (call, organization) =>
                Change(
                    call,
                    organization,
                    mustBeEnabled: false,
                    "PolicyTypeAlreadyEnabledException",
                    "The specified policy type is already enabled.",
                    PolicyTypes.Enable
                )
        ),
        OrganizationsOperation.Create(
            "DisablePolicyType",
            OrganizationCallers.Delegates,
            OrganizationTargets.Of("RootId"),
            (call, organization) =>
                Change(
                    call,
                    organization,
                    mustBeEnabled: true,
                    "PolicyTypeNotEnabledException",
                    "This operation can be performed only for enabled policy types.",
                    PolicyTypes.Disable
                )
        ),
    ];

    private static OperationResult Change(
        OperationCall call,
        Organization organization,
        bool mustBeEnabled,
        string code,
        string message,
        Func<Organization, string, Organization> change
    )
    {
        var type = call.Text("PolicyType");
        var refusal =
            !call.Text("RootId").Equals(organization.RootId, StringComparison.Ordinal) ? OrganizationErrors.RootNotFound
            : !organization.HasAllFeatures ? OrganizationErrors.PolicyTypeNotAvailable
            : organization.IsEnabled(type) != mustBeEnabled ? OrganizationErrors.Of(code, message)
            : null;
        if (refusal is not null)
        {
            return refusal;
        }

        var changed = change(organization, type);
        return call.Lab.With(changed).Answer(new JsonObject { ["Root"] = OrganizationJson.Root(changed) });
    }
}
