using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Details;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.AccessAnalysis;

/// <summary>The analyzers of IAM Access Analyzer in the client's region, and what they have found.</summary>
internal static class AccessAnalyzerCollector
{
    private static readonly ScanCall AnalyzersCall = CallRegistry.Find("accessanalyzer", "ListAnalyzers");
    private static readonly ScanCall FindingsCall = CallRegistry.Find("accessanalyzer", "ListFindingsV2");

    /// <param name="runner">Asks the client's region.</param>
    public static async Task<(
        ImmutableArray<AccessAnalyzer> Analyzers,
        ImmutableArray<AccessFinding> Findings
    )> CollectAsync(CallRunner runner, CancellationToken cancellationToken)
    {
        var analyzers = new List<AccessAnalyzer>();
        if (!runner.Has(AnalyzersCall))
        {
            return ([], []);
        }

        var reply = await runner.AskAsync(
            AnalyzersCall,
            CallInput.None,
            page =>
            {
                var added = AnswerReader.List(page, "analyzers").Select(Analyzer).ToArray();
                analyzers.AddRange(added);
                return added.Length;
            },
            cancellationToken
        );
        if (reply.IsNotThere || (reply.IsAnswered && analyzers.Count == 0))
        {
            runner.EnterNone(
                reply,
                AnalyzersCall,
                $"IAM Access Analyzer has no analyzer in {runner.Region}.",
                "accessanalyzer"
            );
            return ([], []);
        }

        runner.Enter(AnalyzersCall, null, reply);
        var findings = await new EntityCalls(FindingsCall, "analyzer").AskAsync(
            runner,
            [.. analyzers.Select(analyzer => analyzer.Arn.ToString()).Distinct(StringComparer.Ordinal)],
            arn => CallInput.Of("analyzerArn", arn),
            (page, arn) => AnswerReader.List(page, "findings").Select(finding => Finding(finding, arn)),
            cancellationToken
        );
        runner.Follow(FindingsCall, AnalyzersCall, "Not all analyzers are known.");
        return (
            [
                .. analyzers
                    .DistinctBy(analyzer => analyzer.Arn)
                    .OrderBy(analyzer => analyzer.Arn.ToString(), StringComparer.Ordinal),
            ],
            [
                .. findings
                    .DistinctBy(finding => (finding.AnalyzerArn, finding.Id))
                    .OrderBy(finding => finding.AnalyzerArn.ToString(), StringComparer.Ordinal)
                    .ThenBy(finding => finding.Id, StringComparer.Ordinal),
            ]
        );
    }

    private static AccessAnalyzer Analyzer(JsonElement analyzer) =>
        new(
            AnswerReader.Arn(analyzer, "arn"),
            AnswerReader.Text(analyzer, "name"),
            AnswerReader.Text(analyzer, "type"),
            AnswerReader.Text(analyzer, "status"),
            AnswerReader.TimeOrNull(analyzer, "createdAt")
        );

    private static AccessFinding Finding(JsonElement finding, string analyzer) =>
        new()
        {
            Id = AnswerReader.Text(finding, "id"),
            AnalyzerArn = Arn.Parse(analyzer),
            Type = AnswerReader.TextOrNull(finding, "findingType"),
            Status = AnswerReader.Text(finding, "status"),
            Resource = AnswerReader.TextOrNull(finding, "resource"),
            ResourceType = AnswerReader.TextOrNull(finding, "resourceType"),
            ResourceAccount = AccountId.TryParse(
                AnswerReader.TextOrNull(finding, "resourceOwnerAccount"),
                out var owner
            )
                ? owner
                : null,
            CreatedAt = AnswerReader.TimeOrNull(finding, "createdAt"),
            UpdatedAt = AnswerReader.TimeOrNull(finding, "updatedAt"),
        };
}
