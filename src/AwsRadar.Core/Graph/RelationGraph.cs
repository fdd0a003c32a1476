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

    /// <summary>The part of it that tells what some nodes hold, down to the services, and who holds them.</summary>
    /// <param name="roots">Indices of nodes.</param>
    /// <remarks>The nodes of the part have indices of their own; keys stay.</remarks>
    public RelationGraph Around(IReadOnlyCollection<int> roots)
    {
        ArgumentNullException.ThrowIfNull(roots);
        return GraphPart.Around(this, roots);
    }
}
