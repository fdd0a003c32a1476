using System.Collections.Immutable;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;
using AwsRadar.Lab.Iam;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Authorization;

/// <summary>Every policy of the lab that bears on what a request asks for.</summary>
internal sealed record RequestPolicies
{
    /// <summary>What the root user may do.</summary>
    public static PolicyContent Everything { get; } =
        new("root user", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""");

    public required ImmutableArray<EvaluatedPolicy> Identity { get; init; }

    /// <summary>False: the text of an identity policy is not at hand.</summary>
    public required bool IsComplete { get; init; }

    public EvaluatedPolicy? Resource { get; init; }

    public bool RestrictsPublicBuckets { get; init; }

    /// <summary>Null: there is no permissions boundary; empty: its policy is gone.</summary>
    public ImmutableArray<EvaluatedPolicy>? Boundary { get; init; }

    /// <summary>Null: no session policy was passed.</summary>
    public ImmutableArray<EvaluatedPolicy>? Session { get; init; }

    public ImmutableArray<OrganizationLevel> ServiceControl { get; init; } = [];

    public ImmutableArray<OrganizationLevel> ResourceControl { get; init; } = [];

    public IEnumerable<EvaluatedPolicy> All =>
        [
            .. ResourceControl.Concat(ServiceControl).SelectMany(level => level.Policies),
            .. Resource is null ? Array.Empty<EvaluatedPolicy>() : [Resource],
            .. Identity,
            .. Boundary ?? [],
            .. Session ?? [],
        ];

    public static RequestPolicies Of(OperationCall call, Target target)
    {
        var (caller, owner) = (call.Caller, target.Owner ?? call.State.AccountId);
        var own = caller.Identity is { } identity ? IdentityPolicies.Of(call.State, identity) : null;
        return new RequestPolicies
        {
            // The root user, and whom it called GetFederationToken for, may do everything within the session policy.
            Identity = caller.Holder is not null
                ? []
                : own?.Evaluated ?? [new(PolicyType.Identity, Everything, call.State.RootArn, Arn: null)],
            IsComplete = own?.IsComplete ?? true,
            Resource = target.Policy is { } policy ? new(PolicyType.Resource, policy, target.Arn, Arn: null) : null,
            RestrictsPublicBuckets = target.RestrictsPublicBuckets,
            Boundary = caller.Identity is { } bounded ? BoundaryOf(call.State, bounded) : null,
            Session = SessionOf(call),
            ServiceControl = OrganizationLevel.ServiceControl(call.Lab, call.State.AccountId),
            ResourceControl = OrganizationLevel.ResourceControl(call.Lab, owner),
        };
    }

    /// <param name="name">The policy under the name by which the answer is to refer to it.</param>
    public PolicySet ToSet(Func<EvaluatedPolicy, NamedPolicy> name) =>
        new()
        {
            Identity = [.. Identity.Select(name)],
            Resource = Resource is { } resource ? name(resource) : null,
            RestrictsPublicBuckets = RestrictsPublicBuckets,
            PermissionsBoundary = Boundary is { } boundary ? [.. boundary.Select(name)] : null,
            Session = Session is { } session ? [.. session.Select(name)] : null,
            ServiceControl = [.. ServiceControl.Select(level => ToLevel(level, name))],
            ResourceControl = [.. ResourceControl.Select(level => ToLevel(level, name))],
            NotKnown = IsComplete ? [] : [PolicyType.Identity],
        };

    private static PolicyLevel ToLevel(OrganizationLevel level, Func<EvaluatedPolicy, NamedPolicy> name) =>
        new(level.Id, [.. level.Policies.Select(name)]);

    /// <summary>A boundary that is not there any more allows nothing.</summary>
    public static ImmutableArray<EvaluatedPolicy>? BoundaryOf(AccountState state, Identity identity) =>
        identity.PermissionsBoundary is not { } arn ? null
        : ManagedPolicies.Find(state, arn) is { } policy
            ? [new(PolicyType.PermissionsBoundary, policy.DefaultVersion.Content, identity.Arn, arn)]
        : ImmutableArray<EvaluatedPolicy>.Empty;

    private static ImmutableArray<EvaluatedPolicy>? SessionOf(OperationCall call) =>
        call.Caller.Session is { Policies.IsEmpty: false } session
            ?
            [
                .. session.Policies.Select(content => new EvaluatedPolicy(
                    PolicyType.Session,
                    content,
                    call.Caller.Arn,
                    // Managed policies are kept under their ARN.
                    content.Name.StartsWith("arn:", StringComparison.Ordinal)
                        ? content.Name
                        : null
                )),
            ]
            : null;
}
