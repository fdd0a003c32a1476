using System.Collections.Immutable;

namespace AwsRadar.Core.Graph;

/// <summary>The part of a relation graph around some of its nodes: what they hold, and who holds them.</summary>
internal static class GraphPart
{
    /// <summary>
    /// Follows access onwards from the roots to the services, and back from them to who comes to have it. What others hold
    /// of the same things is left out. Nodes keep their order and get new indices.
    /// </summary>
    public static RelationGraph Around(RelationGraph graph, IReadOnlyCollection<int> roots)
    {
        var onwards = graph.Relations.ToLookup(relation => relation.From);
        var back = graph.Relations.ToLookup(relation => relation.To);
        var relations = new HashSet<Relation>();
        var held = Follow(roots, onwards, relation => relation.To, relations);
        var holders = Follow(roots, back, relation => relation.From, relations);

        var places = new Dictionary<int, int>();
        foreach (var index in held.Union(holders).Order())
        {
            places[index] = places.Count;
        }

        return new RelationGraph(
            [
                .. places.Select(place =>
                    graph.Nodes[place.Key] with
                    {
                        Index = place.Value,
                        Owner =
                            graph.Nodes[place.Key].Owner is { } owner && places.TryGetValue(owner, out var kept)
                                ? kept
                                : null,
                    }
                ),
            ],
            [
                .. graph
                    .Relations.Where(relations.Contains)
                    .Select(relation => relation with { From = places[relation.From], To = places[relation.To] }),
            ]
        );
    }

    private static HashSet<int> Follow(
        IReadOnlyCollection<int> roots,
        ILookup<int, Relation> ties,
        Func<Relation, int> end,
        HashSet<Relation> relations
    )
    {
        var reached = roots.ToHashSet();
        var open = new Queue<int>(reached);
        while (open.TryDequeue(out var node))
        {
            foreach (var tie in ties[node])
            {
                relations.Add(tie);
                if (reached.Add(end(tie)))
                {
                    open.Enqueue(end(tie));
                }
            }
        }

        return reached;
    }
}
