using System.Collections.Frozen;
using AwsRadar.Lab.State.Organizations;
using AwsRadar.Wire.Models;

namespace AwsRadar.Lab.Organizations.Policies;

/// <summary>What AWS asks of each type of policy.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html#min-max-values</remarks>
internal static class PolicyTypes
{
    private const int MaxManagementCharacters = 10_000;
    private static readonly FrozenDictionary<string, PolicyLimits> Limits = new Dictionary<string, PolicyLimits>(
        StringComparer.Ordinal
    )
    {
        [OrganizationPolicy.ServiceControl] = new(MaxPolicies: 10_000, MaxCharacters: 5_120, MaxAttached: 5),
        [OrganizationPolicy.ResourceControl] = new(MaxPolicies: 1_000, MaxCharacters: 5_120, MaxAttached: 5),
        ["AISERVICES_OPT_OUT_POLICY"] = new(MaxPolicies: 1_000, MaxCharacters: 2_500, MaxAttached: 5),
        ["CHATBOT_POLICY"] = new(MaxPolicies: 1_000, MaxManagementCharacters, MaxAttached: 5),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Tag policies, backup policies and most others.</summary>
    private static readonly PolicyLimits Others = new(MaxPolicies: 1_000, MaxManagementCharacters, MaxAttached: 10);

    /// <summary>Every type, as the service model names them.</summary>
    public static FrozenSet<string> Names { get; } =
        ServiceCatalog.TryOpen("organizations", out var model)
        && model.TryGetOperation("CreatePolicy", out var create)
        && create.Input is { } input
        && input.TryGetMember("Type", out var type)
            ? type.Shape.EnumValues.ToFrozenSet(StringComparer.Ordinal)
            : throw new InvalidDataException("The service model of organizations is missing.");

    public static PolicyLimits LimitsOf(string type) => Limits.GetValueOrDefault(type) ?? Others;

    /// <summary>The types that are in IAM's language and decide about requests.</summary>
    public static bool IsAuthorization(string type) =>
        type is OrganizationPolicy.ServiceControl or OrganizationPolicy.ResourceControl;

    /// <summary>The organization with AWS's own policies attached to something new, as far as their types are enabled.</summary>
    public static Organization AttachDefaults(Organization organization, string target) =>
        organization
            .EnabledPolicyTypes.Select(AwsOrganizationPolicies.OfType)
            .OfType<OrganizationPolicy>()
            .Where(policy => !organization.AttachedTo(target).Contains(policy.Id, StringComparer.Ordinal))
            .Aggregate(organization, (changed, policy) => changed.Attach(policy.Id, target));

    public static Organization Enable(Organization organization, string type)
    {
        var enabled = organization with { EnabledPolicyTypes = organization.EnabledPolicyTypes.Add(type) };
        return enabled.Targets().Aggregate(enabled, AttachDefaults);
    }

    /// <summary>Without a type, nothing of that type is attached any more; the policies themselves stay.</summary>
    public static Organization Disable(Organization organization, string type)
    {
        var detached =
            from target in organization.Attachments.Keys
            from policy in organization.AttachedTo(target)
            where organization.FindPolicy(policy) is { } found && found.Type.Equals(type, StringComparison.Ordinal)
            select (Policy: policy, Target: target);
        return detached.ToList().Aggregate(organization, (changed, one) => changed.Detach(one.Policy, one.Target)) with
        {
            EnabledPolicyTypes = organization.EnabledPolicyTypes.Remove(type, StringComparer.Ordinal),
        };
    }
}

/// <param name="MaxPolicies">Of the type in one organization.</param>
/// <param name="MaxCharacters">Of one document.</param>
/// <param name="MaxAttached">Of the type to one root, unit or account.</param>
internal sealed record PolicyLimits(int MaxPolicies, int MaxCharacters, int MaxAttached);
