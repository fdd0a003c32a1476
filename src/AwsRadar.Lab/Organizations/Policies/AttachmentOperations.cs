using System.Collections.Immutable;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.Organizations.Policies;

/// <summary>Which policy is attached to which root, unit or account.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/APIReference/API_AttachPolicy.html and its siblings</remarks>
internal static class AttachmentOperations
{
    public static ImmutableArray<Operation> All { get; } =
    [
        OrganizationsOperation.Create(
            "AttachPolicy",
            OrganizationCallers.Delegates,
            OrganizationTargets.Policy,
            Attach,
            OrganizationTargets.Of("TargetId")
        ),
        OrganizationsOperation.Create(
            "DetachPolicy",
            OrganizationCallers.Delegates,
            OrganizationTargets.Policy,
            Detach,
            OrganizationTargets.Of("TargetId")
        ),
        OrganizationsOperation.Read("ListPoliciesForTarget", OrganizationTargets.Of("TargetId"), ListForTarget),
        OrganizationsOperation.Read("ListTargetsForPolicy", OrganizationTargets.Policy, ListTargets),
    ];

    private static OperationResult Attach(OperationCall call, Organization organization)
    {
        var (id, target) = (call.Text("PolicyId"), call.Text("TargetId"));
        if (organization.FindPolicy(id) is not { } policy)
        {
            return OrganizationErrors.PolicyNotFound;
        }

        return !organization.HasTarget(target) ? OrganizationErrors.TargetNotFound
            : !organization.IsEnabled(policy.Type)
                ? OrganizationErrors.Of(
                    "PolicyTypeNotEnabledException",
                    "This operation can be performed only for enabled policy types."
                )
            : IsAttached(organization, id, target)
                ? OrganizationErrors.Of(
                    "DuplicatePolicyAttachmentException",
                    "A policy with the specified name and type already exists."
                )
            : OfType(organization, target, policy.Type).Count() >= PolicyTypes.LimitsOf(policy.Type).MaxAttached
                ? OrganizationErrors.Constraint(
                    "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
                    "You have exceeded the number of policies of a certain type that can be attached to an entity at one time."
                )
            : call.Lab.With(organization.Attach(id, target));
    }

    private static OperationResult Detach(OperationCall call, Organization organization)
    {
        var (id, target) = (call.Text("PolicyId"), call.Text("TargetId"));
        if (organization.FindPolicy(id) is not { } policy)
        {
            return OrganizationErrors.PolicyNotFound;
        }

        var isLast = PolicyTypes.IsAuthorization(policy.Type) && OfType(organization, target, policy.Type).Count() == 1;
        return !organization.HasTarget(target) ? OrganizationErrors.TargetNotFound
            : !IsAttached(organization, id, target)
                ? OrganizationErrors.Of(
                    "PolicyNotAttachedException",
                    "The policy isn't attached to the specified target in the specified root."
                )
            : id is AwsOrganizationPolicies.FullResourceAccess
                ? OrganizationErrors.InvalidInput("NON_DETACHABLE_POLICY", "You can't detach this AWS managed policy.")
            : isLast
                ? OrganizationErrors.Constraint(
                    "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
                    "You cannot remove the last policy attached to the specified target. You should have at least one attached."
                )
            : call.Lab.With(organization.Detach(id, target));
    }

    private static OperationResult ListForTarget(OperationCall call, Organization organization)
    {
        var target = call.Text("TargetId");
        return organization.HasTarget(target)
            ? call.Pages(
                "Policies",
                OfType(organization, target, call.Text("Filter")),
                policy => policy.Id,
                OrganizationJson.PolicySummary
            )
            : OrganizationErrors.TargetNotFound;
    }

    private static OperationResult ListTargets(OperationCall call, Organization organization)
    {
        var id = call.Text("PolicyId");
        return organization.FindPolicy(id) is not null
            ? call.Pages(
                "Targets",
                organization.Targets().Where(target => IsAttached(organization, id, target)),
                target => target,
                target => OrganizationJson.PolicyTarget(organization, target)
            )
            : OrganizationErrors.PolicyNotFound;
    }

    private static bool IsAttached(Organization organization, string policy, string target) =>
        organization.AttachedTo(target).Contains(policy, StringComparer.Ordinal);

    private static IEnumerable<OrganizationPolicy> OfType(Organization organization, string target, string type) =>
        organization
            .AttachedTo(target)
            .Select(organization.FindPolicy)
            .OfType<OrganizationPolicy>()
            .Where(policy => policy.Type.Equals(type, StringComparison.Ordinal));
}
