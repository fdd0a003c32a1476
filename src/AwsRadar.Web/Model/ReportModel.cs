using System.Collections.Immutable;
using AwsRadar.Core.Findings;
using AwsRadar.Core.Graph;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Web.Model;

/// <summary>All that the page knows. The script reads it as JSON; web/src/account/model.ts declares the same shape.</summary>
internal sealed record ReportModel
{
    public required AboutModel About { get; init; }

    public required ImmutableArray<NodeModel> Nodes { get; init; }

    /// <summary>The names behind the kinds of <see cref="Nodes"/>.</summary>
    public ImmutableArray<NodeKind> NodeKinds { get; } = Kinds;

    /// <summary>Every tag once, key and value.</summary>
    public required ImmutableArray<ImmutableArray<string>> Tags { get; init; }

    /// <summary>Five numbers each: from, to, kind, statement (-1: none), 1 if conditional.</summary>
    public required ImmutableArray<int> Relations { get; init; }

    /// <summary>The names behind the kinds in <see cref="Relations"/>.</summary>
    public required ImmutableArray<RelationKind> RelationKinds { get; init; }

    /// <summary>Every policy text once.</summary>
    public required ImmutableArray<string> Documents { get; init; }

    public required ImmutableArray<CoverageEntry> Coverage { get; init; }

    public required ImmutableArray<FindingModel> Findings { get; init; }

    /// <summary>The Korean of what the program says of findings and calls.</summary>
    public required ImmutableSortedDictionary<string, string> Korean { get; init; }

    /// <summary>What is often asked, answered for any resource of the account.</summary>
    public required ImmutableArray<AnswerModel> Answers { get; init; }

    /// <summary>Three numbers each: a user's or role's node, that of a role it can assume, 1 if that is not certain.</summary>
    public required ImmutableArray<int> Becomes { get; init; }

    /// <inheritdoc cref="RoleSteps.IsComplete"/>
    public required bool IsBecomesComplete { get; init; }

    public PasswordPolicy? PasswordPolicy { get; init; }

    public required ImmutableSortedDictionary<string, long> AccountSummary { get; init; }

    internal static ImmutableArray<NodeKind> Kinds { get; } = [.. Enum.GetValues<NodeKind>()];

    public static ReportModel From(Snapshot snapshot, SayKept? sayLedger = null)
    {
        var graph = RelationGraph.Build(snapshot);
        return From(snapshot, graph, new AskedAccount(snapshot, graph), sayLedger);
    }

    /// <param name="asked">Answers the questions that are put ahead, and is the quicker for it afterwards.</param>
    public static ReportModel From(
        Snapshot snapshot,
        RelationGraph graph,
        AskedAccount asked,
        SayKept? sayLedger = null
    )
    {
        var documents = new NumberedValues<string>();
        var tags = new NumberedValues<Tag>();
        var nodes = new NodeFacts(snapshot, graph, documents, tags).ToModels();
        var steps = RoleSteps.Find(snapshot, graph);
        var (findings, english) = KoreanWords.InEnglish(() =>
        {
            var results = FindingRules.RunAll(snapshot);
            return (FindingModel.From(results, graph), FindingModel.ToSentences(results));
        });
        var korean = KoreanWords.InKorean(() => FindingModel.ToSentences(FindingRules.RunAll(snapshot)));
        var messages = snapshot.Coverage.Entries.Select(entry => entry.Message).OfType<string>();
        return new ReportModel
        {
            About = AboutModel.From(snapshot),
            Nodes = nodes,
            Tags = [.. tags.Values.Select(tag => ImmutableArray.Create(tag.Key, tag.Value))],
            Relations = [.. graph.Relations.SelectMany(Flatten)],
            RelationKinds = [.. Enum.GetValues<RelationKind>()],
            Documents = documents.Values,
            Coverage = snapshot.Coverage.Entries,
            Findings = findings,
            Korean = KoreanWords.Between(english, korean).SetItems(KoreanWords.Of(messages, sayLedger ?? AsKept)),
            Answers = [.. AskedActions.All.Select(action => asked.Ask(action, "*"))],
            Becomes = [.. steps.Steps.SelectMany(step => (int[])[step.From, step.Role, step.IsCertain ? 0 : 1])],
            IsBecomesComplete = steps.IsComplete,
            PasswordPolicy = snapshot.PasswordPolicy,
            AccountSummary = snapshot.AccountSummary,
        };
    }

    private static string AsKept(string message) => message;

    private static int[] Flatten(Relation relation) =>
        [relation.From, relation.To, (int)relation.Kind, relation.Statement ?? -1, relation.IsConditional ? 1 : 0];
}
