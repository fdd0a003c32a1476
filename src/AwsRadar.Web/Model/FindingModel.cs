using System.Collections.Immutable;
using AwsRadar.Core.Findings;
using AwsRadar.Core.Graph;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Web.Model;

/// <summary>What one finding rule saw.</summary>
/// <param name="Advice">What to do about it, as one sentence.</param>
/// <param name="Unknown">Sections that the rule lacked: with any, an empty list does not mean none.</param>
internal sealed record FindingModel(
    string Id,
    string Title,
    string Advice,
    ImmutableArray<SnapshotSection> Unknown,
    ImmutableArray<FindingItem> Items
)
{
    /// <summary>All that the program says of it.</summary>
    public IEnumerable<string> ToSentences() => [Title, Advice, .. Items.Select(item => item.Fact)];

    public static ImmutableArray<FindingModel> From(Snapshot snapshot, RelationGraph graph)
    {
        var byKey = graph.Nodes.ToDictionary(node => node.Key, node => node.Index, StringComparer.Ordinal);
        return
        [
            .. FindingRules
                .RunAll(snapshot)
                .Select(result => new FindingModel(
                    result.Rule.Id,
                    result.Rule.Title,
                    result.Rule.Advice,
                    result.Unknown,
                    [.. result.Findings.Select(finding => FindingItem.From(finding, byKey))]
                )),
        ];
    }
}

/// <summary>One finding.</summary>
/// <param name="Node">Null when the subject is none of the graph's nodes, such as the account's root user.</param>
internal sealed record FindingItem(int? Node, string Subject, string Fact)
{
    public static FindingItem From(Finding finding, Dictionary<string, int> byKey)
    {
        var subject = finding.Subject.ToString();
        return new FindingItem(byKey.TryGetValue(subject, out var node) ? node : null, subject, finding.Fact);
    }
}
