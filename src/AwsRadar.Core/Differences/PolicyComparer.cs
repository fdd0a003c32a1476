using System.Collections.Immutable;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Differences;

/// <summary>How two versions of a policy differ in what they mean.</summary>
internal static class PolicyComparer
{
    /// <summary>What a difference of the document beside its statements is filed under.</summary>
    private const string WholeDocument = "document";

    /// <summary>The difference; null if both say the same. Null on a side: there is no policy.</summary>
    public static FieldDifference? Compare(string field, PolicyText? before, PolicyText? after, PolicyType type)
    {
        if (before?.Json == after?.Json)
        {
            return null;
        }

        var change = (before, after) switch
        {
            (null, _) => Change.Appeared,
            (_, null) => Change.Vanished,
            _ => Change.Changed,
        };
        var earlier = Parse(before, type);
        var later = Parse(after, type);
        if (earlier is { IsReadable: false } || later is { IsReadable: false })
        {
            return new FieldDifference
            {
                Change = change,
                Field = field,
                Before = before?.Json,
                After = after?.Json,
            };
        }

        ImmutableArray<StatementDifference> statements =
        [
            .. change == Change.Changed ? CompareDocuments(earlier!, later!) : [],
            .. StatementComparer.Compare(Forms(earlier, before), Forms(later, after)),
        ];
        return statements.IsEmpty && change == Change.Changed
            ? null
            : new FieldDifference
            {
                Change = change,
                Field = field,
                Statements = statements,
            };
    }

    private static PolicyDocument? Parse(PolicyText? text, PolicyType type) =>
        text is { Json: { } json } ? PolicyParser.ParseDocument(json, type) : null;

    private static IEnumerable<StatementForm> Forms(PolicyDocument? document, PolicyText? text) =>
        document is null
            ? []
            : document.Statements.Select(statement => StatementForm.Of(statement, text.GetValueOrDefault().Json));

    /// <summary>The version decides what <c>${…}</c> means; some services tell documents apart by their <c>Id</c>.</summary>
    private static IEnumerable<StatementDifference> CompareDocuments(PolicyDocument before, PolicyDocument after)
    {
        var elements = ImmutableArray.CreateBuilder<ElementDifference>();
        if (before.Version != after.Version)
        {
            elements.Add(new ElementDifference("Version", Name(before.Version), Name(after.Version)));
        }

        if (before.Id != after.Id)
        {
            elements.Add(new ElementDifference("Id", before.Id, after.Id));
        }

        return elements.Count == 0
            ? []
            :
            [
                new StatementDifference
                {
                    Change = Change.Changed,
                    Statement = WholeDocument,
                    Elements = elements.ToImmutable(),
                },
            ];
    }

    private static string Name(PolicyLanguageVersion version) =>
        version == PolicyLanguageVersion.V2012 ? "2012-10-17" : "2008-10-17";
}
