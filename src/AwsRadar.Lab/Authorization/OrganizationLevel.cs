using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Policies;
using AwsRadar.Lab.Organizations;
using AwsRadar.Lab.State;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.Authorization;

/// <summary>The policies of one type at the root, a unit or an account of an organization: one of them must allow.</summary>
internal sealed record OrganizationLevel(string Id, ImmutableArray<EvaluatedPolicy> Policies)
{
    /// <summary>
    /// The service control policies that bear on the principals of an account, from the root down; empty: none do,
    /// because the account is in no organization, is its management account, or the type is not enabled.
    /// </summary>
    /// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html</remarks>
    public static ImmutableArray<OrganizationLevel> ServiceControl(LabState lab, AccountId account) =>
        Of(lab, account, OrganizationPolicy.ServiceControl, PolicyType.ServiceControl);

    /// <summary>The resource control policies that bear on the resources of an account, as above.</summary>
    /// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_evaluation.html</remarks>
    public static ImmutableArray<OrganizationLevel> ResourceControl(LabState lab, AccountId account) =>
        Of(lab, account, OrganizationPolicy.ResourceControl, PolicyType.ResourceControl);

    private static ImmutableArray<OrganizationLevel> Of(
        LabState lab,
        AccountId account,
        string name,
        PolicyType type
    ) =>
        lab.OrganizationOf(account) is { } organization
        && !organization.IsManagement(account)
        && organization.IsEnabled(name)
            ?
            [
                .. organization
                    .PathTo(account.ToString())
                    .Select(id => new OrganizationLevel(id, PoliciesOf(organization, id, name, type))),
            ]
            : [];

    private static ImmutableArray<EvaluatedPolicy> PoliciesOf(
        Organization organization,
        string target,
        string name,
        PolicyType type
    ) =>
        [
            .. organization
                .AttachedTo(target)
                .Select(organization.FindPolicy)
                .OfType<OrganizationPolicy>()
                .Where(policy => policy.Type.Equals(name, StringComparison.Ordinal))
                .Select(policy => new EvaluatedPolicy(
                    type,
                    policy.Content,
                    OrganizationArns.OfTarget(organization, target),
                    policy.Arn
                )),
        ];
}
