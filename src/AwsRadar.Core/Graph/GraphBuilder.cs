using System.Collections.Immutable;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Graph;

/// <summary>Walks a snapshot once; what it refers to and does not hold becomes a node that is not read.</summary>
internal sealed class GraphBuilder
{
    private readonly Snapshot _snapshot;
    private readonly NodeTable _nodes;
    private readonly PolicyReader _policies = new();
    private readonly ImmutableArray<Relation>.Builder _relations = ImmutableArray.CreateBuilder<Relation>();
    private readonly Dictionary<string, int> _groupsByName = new(StringComparer.OrdinalIgnoreCase);

    public GraphBuilder(Snapshot snapshot)
    {
        _snapshot = snapshot;
        _nodes = new NodeTable(snapshot);
    }

    public RelationGraph Build()
    {
        AddEntities();
        AddManagedPolicies();
        foreach (var user in _snapshot.Users)
        {
            AddUser(user);
        }

        foreach (var group in _snapshot.Groups)
        {
            AddPolicies(_nodes.Find(group.Arn), group.AttachedPolicies, group.InlinePolicies, boundary: null);
        }

        foreach (var role in _snapshot.Roles)
        {
            AddRole(role);
        }

        return new RelationGraph(_nodes.ToImmutable(), _relations.ToImmutable());
    }

    /// <summary>First all that was read, so that no reference to it makes a second, unread node.</summary>
    private void AddEntities()
    {
        foreach (var user in _snapshot.Users)
        {
            _nodes.Add(NodeKind.User, user.Arn.ToString(), user.Name);
        }

        foreach (var group in _snapshot.Groups)
        {
            _groupsByName[group.Name] = _nodes.Add(NodeKind.Group, group.Arn.ToString(), group.Name);
        }

        foreach (var role in _snapshot.Roles)
        {
            _nodes.Add(NodeKind.Role, role.Arn.ToString(), role.Name);
        }

        foreach (var provider in _snapshot.IdentityProviders)
        {
            var kind = provider.Kind == IdentityProviderKind.Oidc ? NodeKind.OidcProvider : NodeKind.SamlProvider;
            _nodes.Add(kind, provider.Arn.ToString(), provider.Name);
        }
    }

    private void AddManagedPolicies()
    {
        foreach (var policy in _snapshot.ManagedPolicies)
        {
            var node = _nodes.Add(NodeKind.ManagedPolicy, policy.Arn.ToString(), policy.Name);
            if (policy.DefaultVersion is { } version)
            {
                AddStatements(node, version.Document);
            }
            else
            {
                _nodes.Change(node, entry => entry with { IsReadable = false });
            }
        }
    }

    private void AddUser(User user)
    {
        var node = _nodes.Find(user.Arn);
        foreach (var name in user.GroupNames)
        {
            _relations.Add(new Relation(node, GroupNamed(name), RelationKind.MemberOf));
        }

        AddPolicies(node, user.AttachedPolicies, user.InlinePolicies, user.PermissionsBoundary);
    }

    private void AddRole(Role role)
    {
        var node = _nodes.Find(role.Arn);
        var trust = _policies.Read(role.TrustPolicy, PolicyType.Trust);
        _nodes.Change(node, entry => entry with { IsReadable = PolicyReader.IsReadable(trust) });
        TrustRelations.Add(trust, node, _nodes, _relations);
        foreach (var profile in role.InstanceProfiles)
        {
            var from = _nodes.Add(NodeKind.InstanceProfile, profile.Arn.ToString(), profile.Name);
            _relations.Add(new Relation(from, node, RelationKind.HandsOut));
        }

        AddPolicies(node, role.AttachedPolicies, role.InlinePolicies, role.PermissionsBoundary);
    }

    private void AddPolicies(
        int holder,
        ImmutableArray<AttachedPolicy> attached,
        ImmutableArray<InlinePolicy> inline,
        Arns.Arn? boundary
    )
    {
        foreach (var policy in attached)
        {
            var node = _nodes.AddUnread(NodeKind.ManagedPolicy, policy.Arn.ToString(), policy.Name);
            _relations.Add(new Relation(holder, node, RelationKind.Attached));
        }

        foreach (var policy in inline)
        {
            var node = _nodes.Add(NodeKind.InlinePolicy, $"{_nodes[holder].Key}#{policy.Name}", policy.Name);
            _nodes.Change(node, entry => entry with { Owner = holder });
            _relations.Add(new Relation(holder, node, RelationKind.Inline));
            AddStatements(node, policy.Document);
        }

        if (boundary is { } limit)
        {
            var node = _nodes.AddUnread(NodeKind.ManagedPolicy, limit.ToString(), limit.Name.ToString());
            _relations.Add(new Relation(holder, node, RelationKind.BoundedBy));
        }
    }

    private void AddStatements(int node, PolicyText text)
    {
        var policy = _policies.Read(text, PolicyType.Identity);
        _nodes.Change(
            node,
            entry =>
                entry with
                {
                    IsReadable = PolicyReader.IsReadable(policy),
                    AllowsEverything = policy.Statements.Any(ServiceRelations.AllowsEverything),
                }
        );
        ServiceRelations.Add(policy, node, _nodes, _relations);
    }

    private int GroupNamed(string name)
    {
        if (!_groupsByName.TryGetValue(name, out var node))
        {
            var key = $"{_nodes.AccountPrefix}group/{name}";
            node = _groupsByName[name] = _nodes.AddUnread(NodeKind.Group, key, name);
        }

        return node;
    }
}
