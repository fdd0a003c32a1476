using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Tests.Differential;

/// <summary>One principal, all policies that bear on it and on one resource's account, and some requests.</summary>
internal sealed record Scenario
{
    public required string Principal { get; init; }

    public required string ResourceAccount { get; init; }

    public ImmutableArray<DraftPolicy> Identity { get; init; } = [];

    public DraftPolicy? Resource { get; init; }

    public ImmutableArray<DraftPolicy>? Boundary { get; init; }

    public ImmutableArray<DraftPolicy>? Session { get; init; }

    public ImmutableArray<ImmutableArray<DraftPolicy>> ServiceControl { get; init; } = [];

    public ImmutableArray<ImmutableArray<DraftPolicy>> ResourceControl { get; init; } = [];

    public ImmutableArray<DraftPolicy> VpcEndpoint { get; init; } = [];

    public string? ManagementAccount { get; init; }

    public bool RestrictsPublicBuckets { get; init; }

    public ImmutableArray<PolicyType> NotKnown { get; init; } = [];

    public ImmutableArray<DraftRequest> Requests { get; init; } = [];

    public RequestContext ToContext(DraftRequest request) =>
        new()
        {
            Principal = RequestPrincipal.Parse(Principal),
            Action = request.Action,
            Resource = request.Resource,
            ResourceAccount = AccountId.Parse(ResourceAccount),
            Context = new ContextKeys(
                request.Context.Select(key =>
                    KeyValuePair.Create(key.Name, new ContextValue(key.Values, key.IsMultivalued))
                ),
                request.IsContextComplete
            ),
        };

    public PolicySet ToPolicies() => ToPolicies(WritingStyle.Plain);

    /// <summary>The policies, each written as text and read again.</summary>
    public PolicySet ToPolicies(WritingStyle style)
    {
        var count = 0;
        NamedPolicy Read(DraftPolicy policy) =>
            NamedPolicy.Parse($"policy{++count}", PolicyWriter.Write(policy, style), policy.Type);
        ImmutableArray<NamedPolicy> ReadAll(ImmutableArray<DraftPolicy> policies) => [.. policies.Select(Read)];
        ImmutableArray<PolicyLevel> ReadLevels(ImmutableArray<ImmutableArray<DraftPolicy>> levels) =>
            [.. levels.Select((level, index) => new PolicyLevel($"level{index}", ReadAll(level)))];
        return new PolicySet
        {
            Identity = ReadAll(Identity),
            Resource = Resource is null ? null : Read(Resource),
            PermissionsBoundary = Boundary is { } boundary ? ReadAll(boundary) : null,
            Session = Session is { } session ? ReadAll(session) : null,
            ServiceControl = ReadLevels(ServiceControl),
            ResourceControl = ReadLevels(ResourceControl),
            VpcEndpoint = ReadAll(VpcEndpoint),
            ManagementAccount = ManagementAccount is null ? null : AccountId.Parse(ManagementAccount),
            NotKnown = NotKnown,
            RestrictsPublicBuckets = RestrictsPublicBuckets,
        };
    }

    /// <summary>The same scenario with every policy changed.</summary>
    public Scenario Map(Func<DraftPolicy, DraftPolicy> change)
    {
        ImmutableArray<DraftPolicy> All(ImmutableArray<DraftPolicy> policies) => [.. policies.Select(change)];
        return this with
        {
            Identity = All(Identity),
            Resource = Resource is null ? null : change(Resource),
            Boundary = Boundary is { } boundary ? All(boundary) : null,
            Session = Session is { } session ? All(session) : null,
            ServiceControl = [.. ServiceControl.Select(All)],
            ResourceControl = [.. ResourceControl.Select(All)],
            VpcEndpoint = All(VpcEndpoint),
        };
    }
}
