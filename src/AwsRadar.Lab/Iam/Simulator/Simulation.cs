using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Evaluation;
using AwsRadar.Lab.Authorization;

namespace AwsRadar.Lab.Iam.Simulator;

/// <summary>One question of a simulation after another, to the same policies.</summary>
internal sealed record Simulation
{
    public required RequestPrincipal Caller { get; init; }

    public required ImmutableArray<SimulatedPolicy> Identity { get; init; }

    /// <summary>Null: there is no permissions boundary.</summary>
    public ImmutableArray<SimulatedPolicy>? Boundary { get; init; }

    public SimulatedPolicy? Resource { get; init; }

    /// <summary>
    /// The service control policies that bear on the simulated user's account, from the root down; null: it is in no organization.
    /// </summary>
    public ImmutableArray<OrganizationLevel>? ServiceControl { get; init; }

    /// <summary>The account that owns the resources; null: the one in their ARNs, or else the caller's.</summary>
    public AccountId? ResourceOwner { get; init; }

    public required ContextKeys Context { get; init; }

    /// <summary>Every policy by the name that answers refer to it with.</summary>
    public IEnumerable<SimulatedPolicy> Policies =>
        [.. Identity, .. Boundary ?? [], .. Resource is null ? Array.Empty<SimulatedPolicy>() : [Resource]];

    /// <summary>The context keys that any of the policies names and the context lacks, whether or not they decide.</summary>
    public IEnumerable<string> MissingKeys =>
        Policies
            .SelectMany(policy => ReferencedKeys.Of(policy.Policy.Document))
            .Where(key => !Context.TryGet(key, out _))
            .ToImmutableSortedSet(StringComparer.OrdinalIgnoreCase);

    public EvaluationResult Ask(string action, string resource) =>
        PolicyEvaluator.Evaluate(
            Request(action, resource),
            new PolicySet
            {
                Identity = Named(Identity),
                PermissionsBoundary = Boundary is { } boundary ? Named(boundary) : null,
                Resource = Resource?.Policy,
            }
        );

    /// <summary>Whether the boundary by itself lets the request through; null: there is none.</summary>
    public bool? IsWithinBoundary(string action, string resource) =>
        Boundary is { } boundary
            ? PolicyEvaluator
                .Evaluate(
                    Request(action, resource) with
                    {
                        ResourceAccount = Caller.Account,
                    },
                    new PolicySet { Identity = Named(boundary) }
                )
                .Decision is Decision.Allowed
            : null;

    /// <summary>What service control policies by themselves say to the request; null: the account is in no organization.</summary>
    public Decision? AskOrganization(string action, string resource) =>
        ServiceControl is { } levels
            ? PolicyEvaluator
                .Evaluate(
                    Request(action, resource) with
                    {
                        ResourceAccount = Caller.Account,
                    },
                    new PolicySet
                    {
                        Identity = [RequestPolicies.Everything.Policy],
                        ServiceControl =
                        [
                            .. levels.Select(level => new PolicyLevel(
                                level.Id,
                                [.. level.Policies.Select(policy => policy.Content.Policy)]
                            )),
                        ],
                    }
                )
                .Decision
            : null;

    private RequestContext Request(string action, string resource) =>
        new()
        {
            Principal = Caller,
            Action = action,
            Resource = resource,
            ResourceAccount = ResourceOwner ?? OwnerIn(resource) ?? Caller.Account,
            Context = Context,
        };

    private static AccountId? OwnerIn(string resource) =>
        Arn.TryParse(resource, out var arn) && AccountId.TryParse(arn.Account, out var owner) ? owner : null;

    private static ImmutableArray<NamedPolicy> Named(ImmutableArray<SimulatedPolicy> policies) =>
        [.. policies.Select(policy => policy.Policy)];
}
