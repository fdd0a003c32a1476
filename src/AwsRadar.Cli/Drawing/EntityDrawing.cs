using System.Collections.Immutable;
using AwsRadar.Cli.Listings;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Graph;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Drawing;

/// <summary>What is drawn: some entities of a snapshot, what they hold, and who holds them.</summary>
/// <param name="Graph">Only what belongs to the entities.</param>
/// <param name="Roots">The entities: indices of nodes, in the order in which they were asked for.</param>
/// <param name="Unknown">Sentences about what the snapshot does not know and what may therefore be missing.</param>
internal sealed record EntityDrawing(RelationGraph Graph, ImmutableArray<int> Roots, ImmutableArray<string> Unknown)
{
    private static readonly SnapshotSection[] Sections =
    [
        SnapshotSection.Users,
        SnapshotSection.Groups,
        SnapshotSection.Roles,
        SnapshotSection.ManagedPolicies,
    ];

    public static EntityDrawing Of(Snapshot snapshot, IEnumerable<Arn> entities)
    {
        var whole = RelationGraph.Build(snapshot);
        var byKey = whole.Nodes.ToDictionary(node => node.Key, node => node.Index, StringComparer.Ordinal);
        int[] roots = [.. entities.Select(arn => byKey[arn.ToString()])];
        var part = whole.Around(roots);
        var places = part.Nodes.ToDictionary(node => node.Key, node => node.Index, StringComparer.Ordinal);
        return new EntityDrawing(part, [.. roots.Select(root => places[whole.Nodes[root].Key])], UnknownOf(snapshot));
    }

    /// <summary>The whole graph of a snapshot.</summary>
    public static EntityDrawing OfAll(Snapshot snapshot) =>
        new(RelationGraph.Build(snapshot), Roots: [], UnknownOf(snapshot));

    private static ImmutableArray<string> UnknownOf(Snapshot snapshot) =>
        [
            .. Sections
                .Where(section => !snapshot.Coverage.IsKnown(section))
                .Select(section => EmptyReason.For(snapshot, section, SectionText.Of(section))),
        ];
}
