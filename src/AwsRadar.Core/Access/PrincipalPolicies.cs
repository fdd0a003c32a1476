using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Access;

/// <summary>
/// Brings together the policies that bear on a user or role of a snapshot: its own, its groups', and its permissions
/// boundary. Each document is prepared once.
/// </summary>
internal sealed class PrincipalPolicies(Snapshot snapshot)
{
    private readonly Dictionary<Arn, ManagedPolicy> _managed = snapshot
        .ManagedPolicies.DistinctBy(policy => policy.Arn)
        .ToDictionary(policy => policy.Arn);

    private readonly Dictionary<string, Group> _groups = snapshot
        .Groups.DistinctBy(group => group.Name, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(group => group.Name, StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<(string, PolicyText, PolicyType), NamedPolicy> _prepared = [];
    private readonly Dictionary<(Arn, PolicyType), NamedPolicy?> _preparedManaged = [];

    public PolicySet Of(User user)
    {
        var groups = user.GroupNames.Select(name => _groups.GetValueOrDefault(name)).ToArray();
        var policies = Own(user.AttachedPolicies, user.InlinePolicies)
            .Concat(
                groups.SelectMany(group => group is null ? [null] : Own(group.AttachedPolicies, group.InlinePolicies))
            );
        return Create([.. policies], user.PermissionsBoundary);
    }

    public PolicySet Of(Role role) =>
        Create([.. Own(role.AttachedPolicies, role.InlinePolicies)], role.PermissionsBoundary);

    public NamedPolicy TrustOf(Role role) => Named(role.Name, role.TrustPolicy, PolicyType.Trust);

    /// <summary>A null stands for a policy or group that the snapshot names and does not hold.</summary>
    private IEnumerable<NamedPolicy?> Own(
        ImmutableArray<AttachedPolicy> attached,
        ImmutableArray<InlinePolicy> inline
    ) =>
        attached
            .Select(policy => Managed(policy.Arn, PolicyType.Identity))
            .Concat(inline.Select(policy => Named(policy.Name, policy.Document, PolicyType.Identity)));

    private PolicySet Create(ImmutableArray<NamedPolicy?> identity, Arn? boundary)
    {
        var limit = boundary is { } arn ? Managed(arn, PolicyType.PermissionsBoundary) : null;
        return new PolicySet
        {
            Identity = [.. identity.OfType<NamedPolicy>()],
            PermissionsBoundary = limit is null ? null : [limit],
            NotKnown =
            [
                .. identity.Contains(null) ? [PolicyType.Identity] : ImmutableArray<PolicyType>.Empty,
                .. boundary is not null && limit is null
                    ? [PolicyType.PermissionsBoundary]
                    : ImmutableArray<PolicyType>.Empty,
            ],
        };
    }

    private NamedPolicy? Managed(Arn arn, PolicyType type)
    {
        // By the policy's name, not by its text: thousands of identities share the same few hundred.
        if (!_preparedManaged.TryGetValue((arn, type), out var prepared))
        {
            prepared = _managed.GetValueOrDefault(arn) is { DefaultVersion: { } version } policy
                ? Named(policy.Name, version.Document, type)
                : null;
            _preparedManaged.Add((arn, type), prepared);
        }

        return prepared;
    }

    private NamedPolicy Named(string name, PolicyText text, PolicyType type)
    {
        if (!_prepared.TryGetValue((name, text, type), out var policy))
        {
            policy = NamedPolicy.Parse(name, text.Json, type);
            _prepared.Add((name, text, type), policy);
        }

        return policy;
    }
}
