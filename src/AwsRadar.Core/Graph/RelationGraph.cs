using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Graph;

/// <summary>
/// Who belongs to whom in an account: users, groups, roles, policies, whom the roles trust, and the services that the
/// policies speak about. It shows ties, not decisions: whether a request is allowed, evaluation tells.
/// </summary>
public sealed record RelationGraph(ImmutableArray<GraphNode> Nodes, ImmutableArray<Relation> Relations)
{
    /// <summary>Nodes stand in the snapshot's order, then in the order in which others refer to them.</summary>
    public static RelationGraph Build(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return new GraphBuilder(snapshot).Build();
    }
}
