using System.Collections.Immutable;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Tests.Oracle;

/// <summary>
/// Whether the resource's policy, the principal's own policies, or both together, as they must, grant the access.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
/// (the table of principals and implicit denies),
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html,
/// https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
/// </remarks>
internal sealed class OracleAccess
{
    private readonly OracleSituation _situation;
    private readonly bool _isRootAssuming;
    private readonly bool? _identity;
    private readonly bool? _boundary;
    private readonly bool? _session;
    private readonly bool? _byResource;
    private readonly bool? _isNamed;

    public OracleAccess(RequestContext request, PolicySet policies, OracleSituation situation, OraclePolicies ask)
    {
        _situation = situation;
        // The root user may do everything in its account, but for assuming a role:
        // https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
        var isRoot = request.Principal.Form == PrincipalForm.Root;
        _isRootAssuming = isRoot && situation.IsTrust;
        _identity = isRoot | (situation.HasIdentity & OrNotKnown(policies.Identity, ask, PolicyType.Identity));
        _boundary =
            !situation.CanHaveBoundary
            | (policies.PermissionsBoundary ?? []).Select(ask.Allows).AllOf()
            | situation.MaybeAny(PolicyType.PermissionsBoundary);
        // A federated user whose session was made without a policy has none of the user's permissions:
        // https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
        var needsSession = policies.Session is not null || request.Principal.Form == PrincipalForm.FederatedUser;
        _session = !situation.HasIdentity | !needsSession | OrNotKnown(policies.Session ?? [], ask, PolicyType.Session);

        var itself = situation.MaybeAny(ResourceType) | ask.AllowsBy(policies.Resource, OracleNaming.Itself);
        var role = ask.AllowsBy(policies.Resource, OracleNaming.Role);
        _isNamed = itself | role | ask.AllowsBy(policies.Resource, OracleNaming.Account);
        // What names a role is limited by the role's boundary and the session's policies; what names the user or the
        // session itself is not.
        _byResource = itself | (role & _boundary & _session);
        IsGranted = Decide();
    }

    public bool? IsGranted { get; }

    private PolicyType ResourceType => _situation.IsTrust ? PolicyType.Trust : PolicyType.Resource;

    public ImmutableHashSet<PolicyType> Granters() =>
        [
            .. _situation.HasIdentity && _identity == true ? [PolicyType.Identity] : Array.Empty<PolicyType>(),
            .. _isNamed == true ? [ResourceType] : Array.Empty<PolicyType>(),
        ];

    public ImmutableHashSet<PolicyType> Refusers()
    {
        (PolicyType Type, bool? Allows)[] all =
        [
            (PolicyType.Identity, _identity),
            (PolicyType.PermissionsBoundary, _boundary),
            (PolicyType.Session, _session),
            (ResourceType, _isRootAssuming ? false : _isNamed),
        ];
        return [.. all.Where(one => one.Allows != true).Select(one => one.Type)];
    }

    private bool? OrNotKnown(IEnumerable<NamedPolicy> policies, OraclePolicies ask, PolicyType type) =>
        policies.Select(ask.Allows).AnyOf() | _situation.MaybeAny(type);

    private bool? Decide()
    {
        if (_isRootAssuming)
        {
            return false;
        }

        if (_situation.PrincipalAccount is null)
        {
            return _byResource;
        }

        var byIdentity = _identity & _boundary & _session;
        if (_situation.PrincipalAccount != _situation.ResourceAccount)
        {
            return byIdentity & _isNamed;
        }

        // Trust policies and key policies must allow even within the account, be it by naming the account.
        var needsResource = _situation.IsTrust || _situation.IsKey;
        return _byResource | (byIdentity & (!needsResource | _isNamed));
    }
}
