using System.Collections.Immutable;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Reference;

namespace AwsRadar.Core.Evaluation;

/// <summary>What each policy type that bears on a request says about it. A type that does not bear on it is absent.</summary>
internal sealed class ApplicablePolicies
{
    /// <summary>Who may retire a grant is the grant's own matter.</summary>
    private const string NotResourceControlled = "kms:retiregrant";

    private readonly RequestFacts _request;
    private readonly PolicySet _policies;

    public ApplicablePolicies(RequestFacts request, PolicySet policies)
    {
        _request = request;
        _policies = policies;
        Resource = VerdictOf(ResourceType, policies.Resource is { } resource ? [resource] : []);
        ResourceControl = IsResourceControlled ? Levels(PolicyType.ResourceControl, policies.ResourceControl) : [];
        ServiceControl = IsServiceControlled ? Levels(PolicyType.ServiceControl, policies.ServiceControl) : [];
        VpcEndpoint = Each(PolicyType.VpcEndpoint, policies.VpcEndpoint);
        Identity = VerdictOf(PolicyType.Identity, HasIdentityPolicies ? policies.Identity : []);
        PermissionsBoundary = CanHaveBoundary ? Each(PolicyType.PermissionsBoundary, policies.PermissionsBoundary) : [];
        Session = SessionVerdict();
    }

    /// <summary>A role's own policy is its trust policy.</summary>
    public PolicyType ResourceType =>
        _request.ResourceKind == ResourceKind.Role ? PolicyType.Trust : PolicyType.Resource;

    public PolicyVerdict Resource { get; }

    /// <summary>One for each level of the organization; every level must allow.</summary>
    public ImmutableArray<PolicyVerdict> ResourceControl { get; }

    /// <summary>One for each level of the organization; every level must allow.</summary>
    public ImmutableArray<PolicyVerdict> ServiceControl { get; }

    public ImmutableArray<PolicyVerdict> VpcEndpoint { get; }

    public PolicyVerdict Identity { get; }

    public ImmutableArray<PolicyVerdict> PermissionsBoundary { get; }

    /// <summary>Null: no session policy limits the request.</summary>
    public PolicyVerdict? Session { get; }

    /// <summary>
    /// Whether S3 closes a public bucket to this principal; null: the question does not arise. Users of the bucket's own
    /// account and AWS services go on as the policies say.
    /// </summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html</remarks>
    public Truth? PublicAccessBlock(bool isSameAccount) =>
        !_policies.RestrictsPublicBuckets
        || _request.Service is not "s3"
        || isSameAccount
        || Principal.Form == PrincipalForm.Service
            ? null
        : _policies.Resource is { } resource ? PublicBucketPolicy.IsPublic(resource.Document)
        : null;

    /// <summary>In AWS's order.</summary>
    public IEnumerable<PolicyVerdict> All =>
        [
            .. ResourceControl,
            .. ServiceControl,
            .. VpcEndpoint,
            Resource,
            Identity,
            .. PermissionsBoundary,
            .. Session is null ? Array.Empty<PolicyVerdict>() : [Session],
        ];

    private RequestPrincipal Principal => _request.Request.Principal;

    private bool HasIdentityPolicies =>
        Principal.Form
            is PrincipalForm.User
                or PrincipalForm.Role
                or PrincipalForm.AssumedRole
                or PrincipalForm.FederatedUser;

    private bool CanHaveBoundary => HasIdentityPolicies && !Principal.IsServiceLinkedRole;

    /// <summary>Whether service control policies, where there are any, bear on the request.</summary>
    /// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html#not-restricted-by-scp</remarks>
    public bool IsServiceControlled =>
        (HasIdentityPolicies || Principal.Form == PrincipalForm.Root)
        && !Principal.IsServiceLinkedRole
        && (_policies.ManagementAccount is not { } management || Principal.Account != management);

    /// <summary>Whether resource control policies, where there are any, bear on the request.</summary>
    /// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#actions-not-restricted-by-rcps</remarks>
    public bool IsResourceControlled =>
        HasResourceControl(_request.Service)
        && _request.FoldedAction is not NotResourceControlled
        && !Principal.IsServiceLinkedRole
        && (_policies.ManagementAccount is not { } management || _request.ResourceAccount != management);

    /// <summary>The reference has AWS's list of the services whose resources RCPs restrict; those of others they leave alone.</summary>
    /// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#rcp-supported-services</remarks>
    private static bool HasResourceControl(string service) =>
        ActionCatalog.TryOpen(service, out var known) && known.SupportsResourceControlPolicies;

    private PolicyVerdict? SessionVerdict()
    {
        if (_policies.Session is { } session)
        {
            return VerdictOf(PolicyType.Session, session);
        }

        // A federated user's session without a session policy has no permissions of its own.
        // https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
        var isLimited = Principal.Form == PrincipalForm.FederatedUser || IsNotKnown(PolicyType.Session);
        return isLimited ? VerdictOf(PolicyType.Session, []) : null;
    }

    private ImmutableArray<PolicyVerdict> Levels(PolicyType type, ImmutableArray<PolicyLevel> levels) =>
        levels.IsEmpty && IsNotKnown(type)
            ? [VerdictOf(type, [])]
            : [.. levels.Select(level => VerdictOf(type, level.Policies))];

    private ImmutableArray<PolicyVerdict> Each(PolicyType type, ImmutableArray<NamedPolicy>? policies) =>
        policies switch
        {
            null => IsNotKnown(type) ? [VerdictOf(type, [])] : [],
            // A boundary of which nothing is known to allow anything.
            [] when type == PolicyType.PermissionsBoundary => [VerdictOf(type, [])],
            [] when IsNotKnown(type) => [VerdictOf(type, [])],
            { } known => [.. known.Select(policy => VerdictOf(type, [policy]))],
        };

    private PolicyVerdict VerdictOf(PolicyType type, ImmutableArray<NamedPolicy> policies)
    {
        var verdict = new PolicyVerdict(type);
        foreach (var policy in policies)
        {
            verdict.Add(policy, _request);
        }

        if (IsNotKnown(type))
        {
            verdict.AddUnknown(policy: null, Translate($"It is not known which {type.ToWords()} there is."));
        }

        return verdict;
    }

    /// <summary>Policies that only an IAM identity can have are not missed where the principal is none.</summary>
    private bool IsNotKnown(PolicyType type) =>
        !_policies.NotKnown.IsEmpty
        && (HasIdentityPolicies || type is not (PolicyType.Identity or PolicyType.Session))
        && (
            _policies.NotKnown.Contains(type)
            || (type == PolicyType.Trust && _policies.NotKnown.Contains(PolicyType.Resource))
        );
}
