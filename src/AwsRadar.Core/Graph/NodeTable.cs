using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Graph;

/// <summary>The nodes of a graph in the making, found by their keys.</summary>
internal sealed class NodeTable(Snapshot snapshot)
{
    private readonly ImmutableArray<GraphNode>.Builder _nodes = ImmutableArray.CreateBuilder<GraphNode>();
    private readonly Dictionary<string, int> _byKey = new(StringComparer.Ordinal);

    public string Account { get; } = snapshot.Account.ToString();

    /// <summary>What the ARNs of the account's own IAM entities begin with.</summary>
    public string AccountPrefix { get; } = $"arn:{SnapshotPartition.Of(snapshot)}:iam::{snapshot.Account}:";

    public GraphNode this[int index] => _nodes[index];

    /// <summary>The node of an entity that was added before.</summary>
    public int Find(Arn arn) => _byKey[arn.ToString()];

    /// <summary>Adds a node, unless its key is there already.</summary>
    public int Add(NodeKind kind, string key, string name, bool isRead = true)
    {
        if (!_byKey.TryGetValue(key, out var index))
        {
            index = _byKey[key] = _nodes.Count;
            _nodes.Add(new GraphNode(index, kind, key, name) { IsRead = isRead });
        }

        return index;
    }

    /// <summary>Adds a node that is only referred to, unless it is there already.</summary>
    public int AddUnread(NodeKind kind, string key, string name) => Add(kind, key, name, isRead: false);

    public void Change(int index, Func<GraphNode, GraphNode> change) => _nodes[index] = change(_nodes[index]);

    /// <summary>The role of a session, whose ARN tells the role's name without its path.</summary>
    public int? FindRoleNamed(ReadOnlySpan<char> name)
    {
        foreach (var role in snapshot.Roles)
        {
            if (name.Equals(role.Name, StringComparison.OrdinalIgnoreCase))
            {
                return Find(role.Arn);
            }
        }

        return null;
    }

    public ImmutableArray<GraphNode> ToImmutable() => _nodes.ToImmutable();
}
