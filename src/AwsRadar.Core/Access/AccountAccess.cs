using System.Collections.Immutable;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Access;

/// <summary>
/// Answers questions about an account from what a snapshot of it knows. What it does not know makes an answer unknown
/// where it decides; docs/decisions/0004-what-can-assumes.md tells what is assumed instead, and says so in the answer.
/// </summary>
public sealed class AccountAccess
{
    private readonly KnownPrincipals _principals;
    private readonly KnownResources _resources;
    private readonly KnownContext _context;
    private readonly KnownOrganization _organization;

    public AccountAccess(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var policies = new PrincipalPolicies(snapshot);
        _principals = new KnownPrincipals(snapshot, policies);
        _resources = new KnownResources(snapshot, policies);
        _organization = new KnownOrganization(snapshot);
        _context = new KnownContext(snapshot, _organization);
    }

    public AccessAnswer Ask(AccessQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var request = new RequestContext
        {
            Principal = question.Principal,
            Action = question.Action,
            Resource = question.Resource,
            ResourceAccount = question.ResourceAccount,
            Context = _context.Of(question),
        };
        var own = _principals.PoliciesOf(question.Principal);
        var facts = new RequestFacts(request);
        var resource = _resources.PolicyOf(question, facts);
        var serviceControl = question.ServiceControl is { } scps
            ? new ControlPolicies(scps, ControlPolicyKnowledge.Known)
            : _organization.PoliciesOf(OrganizationPolicyType.ServiceControlPolicy, question.Principal.Account);
        var resourceControl = question.ResourceControl is { } rcps
            ? new ControlPolicies(rcps, ControlPolicyKnowledge.Known)
            : _organization.PoliciesOf(OrganizationPolicyType.ResourceControlPolicy, facts.ResourceAccount);
        var policies = own with
        {
            Resource = resource.Policy,
            Session = question.SessionPolicies,
            ServiceControl = serviceControl.Levels,
            ResourceControl = resourceControl.Levels,
            ManagementAccount = _organization.ManagementAccount,
            RestrictsPublicBuckets = question.RestrictsPublicBuckets,
            NotKnown =
            [
                .. own.NotKnown,
                .. If(resource.IsNeeded, PolicyType.Resource),
                .. serviceControl.Missing(PolicyType.ServiceControl),
                .. resourceControl.Missing(PolicyType.ResourceControl),
            ],
        };
        var result = PolicyEvaluator.Evaluate(request, policies);
        if (result.Decision == Decision.ImplicitlyDenied && resource.MayAllowAlone)
        {
            // The no holds only if the resource's policy, which was not read, says nothing.
            var open = policies with
            {
                NotKnown = policies.NotKnown.Add(PolicyType.Resource),
            };
            var openResult = PolicyEvaluator.Evaluate(request, open);
            (policies, result) = openResult.Decision == Decision.Unknown ? (open, openResult) : (policies, result);
        }

        return new AccessAnswer(
            request,
            policies,
            result,
            result.Decision != Decision.Allowed
            || FreeAction.DecisionFor(facts.FoldedAction, question.Principal.Form) is not null
                ? []
                : Assumed(
                    question,
                    new ApplicablePolicies(facts, policies),
                    resource,
                    serviceControl.Knowledge,
                    resourceControl.Knowledge
                )
        );
    }

    private static ImmutableArray<PolicyType> If(bool isSo, PolicyType type) => isSo ? [type] : [];

    private static ImmutableArray<PolicyType> Assumed(
        AccessQuestion question,
        ApplicablePolicies applicable,
        KnownResource resource,
        ControlPolicyKnowledge serviceControl,
        ControlPolicyKnowledge resourceControl
    )
    {
        var isSession = question.Principal.Form is PrincipalForm.Role or PrincipalForm.AssumedRole;
        return
        [
            .. If(
                serviceControl is ControlPolicyKnowledge.NotAsked && applicable.IsServiceControlled,
                PolicyType.ServiceControl
            ),
            .. If(
                resourceControl is ControlPolicyKnowledge.NotAsked && applicable.IsResourceControlled,
                PolicyType.ResourceControl
            ),
            .. If(question.SessionPolicies is null && isSession, PolicyType.Session),
            .. If(resource.MayAllowAlone, PolicyType.Resource),
        ];
    }
}
