using System.Collections.Frozen;
using System.Collections.Immutable;
using AwsRadar.Core.Access.Compiled;
using AwsRadar.Core.Access.Known;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Access;

/// <summary>
/// Finds who has an account in their hands: users and roles that may grant themselves anything, and those that can pass
/// such a role to a service and run code there.
/// </summary>
/// <remarks>
/// It judges by the account's own policies, for a principal who signed in with MFA; what depends on anything else that is
/// not known is not counted. The policies of an organization take somebody off the list where they deny for certain what the
/// power rests on: one that was not read, or that turns on what is not known, may allow less than is said here.
/// Policies of resources are left aside, as they can neither give nor take such power: IAM's resources have none but the trust
/// policies of roles, which are asked, and what a role is passed to is made anew and has no policy yet.
/// </remarks>
public sealed class AdministratorFinder
{
    /// <summary>As a request's resource, only a statement about every resource matches it.</summary>
    private const string Everything = "*";

    /// <summary>Whoever may do all of these, on every resource, can give themselves every other permission.</summary>
    private static readonly ImmutableArray<string> Sentinels =
    [
        "iam:AttachUserPolicy",
        "iam:AttachRolePolicy",
        "iam:CreatePolicyVersion",
        "iam:PassRole",
        "sts:AssumeRole",
        "s3:GetObject",
        "ec2:RunInstances",
        "kms:Decrypt",
    ];

    /// <summary>Whoever the organization lets do one of these can still give permissions.</summary>
    private static readonly ImmutableArray<string> Granting =
    [
        "iam:AttachUserPolicy",
        "iam:AttachRolePolicy",
        "iam:CreatePolicyVersion",
    ];

    private static readonly ContextKeys SignedIn = Context();

    private static readonly FrozenDictionary<string, ContextKeys> PassingTo = PassRoleService
        .All.DistinctBy(service => service.Service, StringComparer.Ordinal)
        .ToFrozenDictionary(
            service => service.Service,
            service => Context(KeyValuePair.Create("iam:PassedToService", (ContextValue)service.Service)),
            StringComparer.Ordinal
        );

    private readonly Snapshot _snapshot;
    private readonly PrincipalPolicies _policies;
    private readonly KnownOrganization _organization;
    private readonly ImmutableArray<Candidate> _candidates;
    private readonly CompiledAccount _account;

    private AdministratorFinder(Snapshot snapshot)
    {
        _snapshot = snapshot;
        _policies = new PrincipalPolicies(snapshot);
        _organization = new KnownOrganization(snapshot);
        _candidates =
        [
            .. snapshot
                .Users.Select(user => new Candidate(user.Arn, _policies.Of(user)))
                .Concat(snapshot.Roles.Select(role => new Candidate(role.Arn, _policies.Of(role))))
                .OrderBy(candidate => candidate.Arn.Name.ToString(), StringComparer.Ordinal),
        ];
        _account = CompiledAccount.Compile(_candidates.Select(candidate => (candidate.Arn, candidate.Policies)));
    }

    /// <summary>Those who are administrators themselves first, then those who become one through a role; each by name.</summary>
    public static ImmutableArray<Administrator> Find(Snapshot snapshot) => new AdministratorFinder(snapshot).Find();

    private ImmutableArray<Administrator> Find()
    {
        var candidates = _candidates.ToLookup(IsAdministrator);
        var passable = PassableRoles([.. candidates[true].Select(candidate => candidate.Arn)]);

        return
        [
            .. candidates[true].Select(candidate => new Administrator(candidate.Arn, null, null)),
            .. candidates[false].Select(candidate => ThroughRole(candidate, passable)).OfType<Administrator>(),
        ];
    }

    private bool IsAdministrator(Candidate candidate) =>
        Sentinels.All(action => IsAllowed(candidate, action, Everything, SignedIn))
        && Granting.Any(action => !IsForbidden(candidate, action, Everything, SignedIn));

    /// <summary>The administrators' roles that a service may assume.</summary>
    private ImmutableArray<(Arn Role, PassRoleService Service)> PassableRoles(HashSet<Arn> administrators) =>
        [
            .. from role in _snapshot.Roles
            where administrators.Contains(role.Arn)
            let trust = new PolicySet { Resource = _policies.TrustOf(role) }
            from service in PassRoleService.All
            where IsTrusted(service.Service, role.Arn, trust)
            select (role.Arn, service),
        ];

    private Administrator? ThroughRole(
        Candidate candidate,
        ImmutableArray<(Arn Role, PassRoleService Service)> passable
    )
    {
        foreach (var (role, service) in passable)
        {
            if (
                IsAllowed(candidate, "iam:PassRole", role.ToString(), PassingTo[service.Service])
                && !IsForbidden(candidate, "iam:PassRole", role.ToString(), PassingTo[service.Service])
                && service.Actions.All(action =>
                    Witnesses(candidate.Policies).Any(resource => IsAllowedOnce(candidate, action, resource))
                )
            )
            {
                return new Administrator(candidate.Arn, role, service.Service);
            }
        }

        return null;
    }

    private static bool IsTrusted(string service, Arn role, PolicySet trust)
    {
        var request = new RequestContext
        {
            Principal = RequestPrincipal.Parse(service),
            Action = "sts:AssumeRole",
            Resource = role.ToString(),
            Context = new ContextKeys([], isComplete: false),
        };
        return PolicyEvaluator.Evaluate(request, trust).Decision == Decision.Allowed;
    }

    /// <summary>For resources that many candidates are asked about: what they share is worked out once.</summary>
    private bool IsAllowed(Candidate candidate, string action, string resource, ContextKeys context) =>
        _account.TryIntern(Question(candidate, action, resource, context), out var question)
        && _account.Evaluate(question).Decision == Decision.Allowed;

    /// <summary>For a resource that is asked about here alone, so that nothing of it needs to be kept.</summary>
    private bool IsAllowedOnce(Candidate candidate, string action, string resource) =>
        PolicyEvaluator.Evaluate(Question(candidate, action, resource, SignedIn), candidate.Policies).Decision
            == Decision.Allowed
        && !IsForbidden(candidate, action, resource, SignedIn);

    /// <summary>Whether the organization's policies deny for certain what the candidate's own allow.</summary>
    private bool IsForbidden(Candidate candidate, string action, string resource, ContextKeys context) =>
        PolicyEvaluator
            .Evaluate(Question(candidate, action, resource, context), _organization.Bind(candidate.Policies))
            .Decision
            is Decision.ExplicitlyDenied
                or Decision.ImplicitlyDenied;

    private RequestContext Question(Candidate candidate, string action, string resource, ContextKeys context) =>
        new()
        {
            Principal = candidate.Principal,
            Action = action,
            Resource = resource,
            ResourceAccount = _snapshot.Account,
            Context = context,
        };

    /// <summary>What is known of every request: that its sender signed in with MFA, and that it is encrypted on its way.</summary>
    private static ContextKeys Context(params ReadOnlySpan<KeyValuePair<string, ContextValue>> more) =>
        new(
            [
                .. more,
                KeyValuePair.Create("aws:MultiFactorAuthPresent", (ContextValue)"true"),
                KeyValuePair.Create("aws:SecureTransport", (ContextValue)"true"),
            ],
            isComplete: false
        );

    /// <summary>
    /// Resources on which a principal's own policies could allow something: everything, and one that fits each pattern
    /// of its Allow statements. An answer for one of them is exact for that one.
    /// </summary>
    private static IEnumerable<string> Witnesses(PolicySet policies) =>
        policies
            .Identity.SelectMany(policy => policy.Document.Statements)
            .Where(statement => statement is { Effect: Effect.Allow, Resource.IsNot: false })
            .SelectMany(statement => statement.Resource!.Patterns)
            .Select(pattern => pattern.Value.Replace("*", "any", StringComparison.Ordinal).Replace('?', 'x'))
            .Prepend(Everything)
            .Distinct(StringComparer.Ordinal);

    /// <summary>A user or role, prepared for many questions.</summary>
    private sealed record Candidate(Arn Arn, PolicySet Policies)
    {
        public RequestPrincipal Principal { get; } = RequestPrincipal.Parse(Arn.ToString());
    }
}
