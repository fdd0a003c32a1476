using System.Collections.Immutable;
using AwsRadar.Core.Findings;
using AwsRadar.Core.Graph;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Web.Model;

/// <summary>What one finding rule saw.</summary>
/// <param name="Advice">What to do about it, as one sentence.</param>
/// <param name="Unknown">Sections that the rule lacked: with any, an empty list does not mean none.</param>
/// <param name="Subjects">What was found and is none of the graph's nodes, such as the account's root user.</param>
/// <param name="Facts">What was seen, each text once.</param>
/// <param name="Items">
/// Two numbers for each finding: the subject's node (-1 for the first of <paramref name="Subjects"/>, -2 for the second) and
/// the index of its fact.
/// </param>
internal sealed record FindingModel(
    string Id,
    string Title,
    string Advice,
    ImmutableArray<SnapshotSection> Unknown,
    ImmutableArray<string> Subjects,
    ImmutableArray<string> Facts,
    ImmutableArray<int> Items
)
{
    /// <summary>All that the program says of findings, in the same order in every language.</summary>
    public static ImmutableArray<string> ToSentences(ImmutableArray<FindingResult> results) =>
        [
            .. results.SelectMany(result =>
                (IEnumerable<string>)
                    [result.Rule.Title, result.Rule.Advice, .. result.Findings.Select(finding => finding.Fact)]
            ),
        ];

    public static ImmutableArray<FindingModel> From(ImmutableArray<FindingResult> results, RelationGraph graph)
    {
        var nodes = graph.Nodes.ToDictionary(node => node.Key, node => node.Index, StringComparer.Ordinal);
        return [.. results.Select(result => From(result, nodes))];
    }

    private static FindingModel From(FindingResult result, Dictionary<string, int> nodes)
    {
        var subjects = new NumberedValues<string>();
        var facts = new NumberedValues<string>();
        var items = result.Findings.SelectMany(finding =>
        {
            var subject = finding.Subject.ToString();
            return (int[])
                [nodes.TryGetValue(subject, out var node) ? node : -1 - subjects.Add(subject), facts.Add(finding.Fact)];
        });
        // The items fill the tables.
        ImmutableArray<int> numbers = [.. items];
        return new FindingModel(
            result.Rule.Id,
            result.Rule.Title,
            result.Rule.Advice,
            result.Unknown,
            subjects.Values,
            facts.Values,
            numbers
        );
    }
}
