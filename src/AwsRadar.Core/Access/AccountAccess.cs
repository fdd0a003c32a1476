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

    public AccountAccess(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var policies = new PrincipalPolicies(snapshot);
        _principals = new KnownPrincipals(snapshot, policies);
        _resources = new KnownResources(snapshot, policies);
        _context = new KnownContext(snapshot);
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
        var resource = _resources.PolicyOf(question, new RequestFacts(request));
        var policies = own with
        {
            Resource = resource.Policy,
            Session = question.SessionPolicies,
            ServiceControl = question.ServiceControl ?? [],
            ResourceControl = question.ResourceControl ?? [],
            RestrictsPublicBuckets = question.RestrictsPublicBuckets,
            NotKnown = resource.IsNeeded ? own.NotKnown.Add(PolicyType.Resource) : own.NotKnown,
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
            Assumed(question, request, policies, resource, result.Decision)
        );
    }

    private static ImmutableArray<PolicyType> Assumed(
        AccessQuestion question,
        RequestContext request,
        PolicySet policies,
        KnownResource resource,
        Decision decision
    )
    {
        var facts = new RequestFacts(request);
        if (
            decision != Decision.Allowed
            || FreeAction.DecisionFor(facts.FoldedAction, question.Principal.Form) is not null
        )
        {
            return [];
        }

        var applicable = new ApplicablePolicies(facts, policies);
        var isSession = question.Principal.Form is PrincipalForm.Role or PrincipalForm.AssumedRole;
        (PolicyType Type, bool IsAssumed)[] types =
        [
            (PolicyType.ServiceControl, question.ServiceControl is null && applicable.IsServiceControlled),
            (PolicyType.ResourceControl, question.ResourceControl is null && applicable.IsResourceControlled),
            (PolicyType.Session, question.SessionPolicies is null && isSession),
            (PolicyType.Resource, resource.MayAllowAlone),
        ];
        return [.. types.Where(type => type.IsAssumed).Select(type => type.Type)];
    }
}
