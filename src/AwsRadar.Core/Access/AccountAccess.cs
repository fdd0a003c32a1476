using System.Collections.Immutable;
using AwsRadar.Core.Access.Known;
using AwsRadar.Core.Arns;
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
    private readonly KnownAccount _own;
    private readonly Func<AccountId, Snapshot?>? _others;
    private readonly Dictionary<AccountId, KnownAccount?> _known = [];
    private ImmutableArray<AskedPrincipal> _identities;

    /// <param name="snapshot">The account that is asked about.</param>
    /// <param name="others">
    /// Snapshots of other accounts, for the other side of a request across accounts; null: nothing is known of them.
    /// </param>
    public AccountAccess(Snapshot snapshot, Func<AccountId, Snapshot?>? others = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        Snapshot = snapshot;
        _own = new KnownAccount(snapshot);
        _others = others;
        _known.Add(snapshot.Account, _own);
    }

    public Snapshot Snapshot { get; }

    /// <inheritdoc cref="AskedPrincipals.Own"/>
    internal ImmutableArray<AskedPrincipal> Identities =>
        _identities.IsDefault ? _identities = [.. AskedPrincipals.Own(Snapshot)] : _identities;

    public AccessAnswer Ask(AccessQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        question = WithOwner(question);
        var asking = Find(question.Principal.Account) ?? _own;
        var owning = Find(KnownContext.OwnerOf(question)) ?? _own;
        var request = new RequestContext
        {
            Principal = question.Principal,
            Action = question.Action,
            Resource = question.Resource,
            ResourceAccount = question.ResourceAccount,
            Context = asking.Context.Of(question, owning.Context),
            IsAboutEachResource = question.IsAboutEachResource,
        };
        var own = asking.Principals.PoliciesOf(question.Principal);
        var facts = new RequestFacts(request);
        var resource = owning.Resources.PolicyOf(question, facts);
        var serviceControl = question.ServiceControl is { } scps
            ? new ControlPolicies(scps, ControlPolicyKnowledge.Known)
            : ControlOf(question, OrganizationPolicyType.ServiceControlPolicy, asking, question.Principal.Account);
        var resourceControl = question.ResourceControl is { } rcps
            ? new ControlPolicies(rcps, ControlPolicyKnowledge.Known)
            : ControlOf(question, OrganizationPolicyType.ResourceControlPolicy, owning, facts.ResourceAccount);
        var endpoint = ReadEndpointPolicies.EndpointOf(question);
        var throughEndpoint = endpoint is null
            ? null
            : asking.Resources.Endpoints.PolicyOf(endpoint) ?? owning.Resources.Endpoints.PolicyOf(endpoint);
        var policies = own with
        {
            Resource = resource.Policy,
            VpcEndpoint = throughEndpoint is null ? [] : [throughEndpoint],
            Session = question.SessionPolicies,
            ServiceControl = serviceControl.Levels,
            ResourceControl = resourceControl.Levels,
            ManagementAccount = asking.Organization.ManagementAccount,
            RestrictsPublicBuckets = question.RestrictsPublicBuckets || resource.RestrictsPublicBuckets is true,
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

        if (
            result.Decision == Decision.Allowed
            && resource.RestrictsPublicBuckets is null
            && PolicyEvaluator.Evaluate(request, policies with { RestrictsPublicBuckets = true }).Decision
                is not Decision.Allowed
        )
        {
            // Block Public Access, which was not read, could close the bucket to this caller.
            policies = policies with
            {
                Resource = null,
                NotKnown = policies.NotKnown.Add(PolicyType.Resource),
            };
            result = PolicyEvaluator.Evaluate(request, policies);
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
                    resourceControl.Knowledge,
                    throughEndpoint is null && (endpoint is not null || asking.Resources.Endpoints.AnyLimits)
                )
        )
        {
            ResourcePolicy = resource.Policy,
            MissingPermissions =
                result.Decision == Decision.Unknown ? owning.Resources.MissingFor(question.Resource) : [],
        };
    }

    /// <summary>As <see cref="Ask"/>; where only what AWS did not tell of the organization leaves the answer open, it says so.</summary>
    public AccessAnswer AskWithReason(AccessQuestion question)
    {
        var answer = Ask(question);
        if (
            answer.Result.Decision != Decision.Unknown
            || !answer.Policies.NotKnown.Any(type => type is PolicyType.ServiceControl or PolicyType.ResourceControl)
        )
        {
            return answer;
        }

        var open = Ask(question with { AssumesNoOrganizationPolicies = true });
        return open.Result.Decision != Decision.Allowed
            ? answer
            : answer with
            {
                AllowedUnless =
                [
                    .. open.Assumed.Where(type => type is PolicyType.ServiceControl or PolicyType.ResourceControl),
                ],
                AllowingStatements = open.Result.MatchedStatements,
            };
    }

    /// <summary>The policies of a principal itself, those of its groups and its permissions boundary.</summary>
    internal PolicySet PoliciesOf(RequestPrincipal principal) =>
        (Find(principal.Account) ?? _own).Principals.PoliciesOf(principal);

    /// <summary>What is known of the policy of the resource that a question is about.</summary>
    internal KnownResource ResourceOf(AccessQuestion question)
    {
        var owned = WithOwner(question);
        return (Find(KnownContext.OwnerOf(owned)) ?? _own).Resources.PolicyOf(
            owned,
            new RequestFacts(
                new RequestContext
                {
                    Principal = owned.Principal,
                    Action = owned.Action,
                    Resource = owned.Resource,
                    ResourceAccount = owned.ResourceAccount,
                }
            )
        );
    }

    /// <summary>A bucket whose policy was read is the account's, although its ARN does not say so.</summary>
    private AccessQuestion WithOwner(AccessQuestion question) =>
        KnownContext.OwnerOf(question) is null && _own.Resources.OwnerOf(question.Resource) is { } owner
            ? question with
            {
                ResourceAccount = owner,
            }
            : question;

    private KnownAccount? Find(AccountId? account)
    {
        if (account is not { } id)
        {
            return null;
        }

        if (!_known.TryGetValue(id, out var found))
        {
            found = _others?.Invoke(id) is { } snapshot ? new KnownAccount(snapshot) : null;
            _known.Add(id, found);
        }

        return found;
    }

    /// <summary>What binds an account, by its own snapshot, or by that of the account that manages its organization.</summary>
    private ControlPolicies ControlOf(
        AccessQuestion question,
        OrganizationPolicyType type,
        KnownAccount known,
        AccountId? account
    )
    {
        var found = known.Organization.PoliciesOf(type, account);
        var best =
            found.Knowledge is not ControlPolicyKnowledge.Known
            && Find(known.Organization.ManagementAccount) is { } management
            && management.Organization.Id == known.Organization.Id
            && management.Organization.PoliciesOf(type, account) is { Knowledge: ControlPolicyKnowledge.Known } better
                ? better
                : found;
        return question.AssumesNoOrganizationPolicies ? best.WithoutUnread() : best;
    }

    private static ImmutableArray<PolicyType> If(bool isSo, PolicyType type) => isSo ? [type] : [];

    private static ImmutableArray<PolicyType> Assumed(
        AccessQuestion question,
        ApplicablePolicies applicable,
        KnownResource resource,
        ControlPolicyKnowledge serviceControl,
        ControlPolicyKnowledge resourceControl,
        bool mayPassEndpoint
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
            .. If(mayPassEndpoint, PolicyType.VpcEndpoint),
        ];
    }
}
