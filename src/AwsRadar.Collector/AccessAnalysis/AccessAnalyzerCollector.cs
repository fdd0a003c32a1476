using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Client.Calls;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Details;
using AwsRadar.Collector.Resources;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;
using AwsRadar.Wire.Models;

namespace AwsRadar.Collector.AccessAnalysis;

/// <summary>The analyzers of IAM Access Analyzer, which are of a region each, and what they have found.</summary>
internal static class AccessAnalyzerCollector
{
    private const string ServiceName = "accessanalyzer";

    public static readonly ScanCall AnalyzersCall = CallRegistry.Find(ServiceName, "ListAnalyzers");
    private static readonly ScanCall FindingsCall = CallRegistry.Find(ServiceName, "ListFindingsV2");

    public static async Task<(
        ImmutableArray<AccessAnalyzer> Analyzers,
        ImmutableArray<AccessFinding> Findings
    )> CollectAsync(
        CallRunner runner,
        ImmutableArray<string> regions,
        string partition,
        CancellationToken cancellationToken
    )
    {
        var analyzers = new List<AccessAnalyzer>();
        var findings = new List<AccessFinding>();
        if (!runner.Has(AnalyzersCall))
        {
            return ([], []);
        }

        runner.Ledger.Plan(2 * Math.Max(0, regions.Length - 1));
        foreach (var region in regions)
        {
            var there = runner.At(region);
            var found = await AnalyzersAsync(there, partition, cancellationToken);
            analyzers.AddRange(found);
            findings.AddRange(await FindingsAsync(there, found, cancellationToken));
        }

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

    /// <summary>The analyzers of one region; where they are not known, or there is none, it says so of their findings too.</summary>
    private static async Task<List<AccessAnalyzer>> AnalyzersAsync(
        CallRunner there,
        string partition,
        CancellationToken cancellationToken
    )
    {
        var analyzers = new List<AccessAnalyzer>();
        if (ServiceCatalog.TryOpen(ServiceName, out var service) && !RegionPlan.IsOffered(there, service, partition))
        {
            there.Skip(AnalyzersCall, null, ServiceScan.NotOffered);
            there.Skip(FindingsCall, null, ServiceScan.NotOffered);
            return analyzers;
        }

        var reply = await there.AskAsync(
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
            there.EnterNone(
                reply,
                AnalyzersCall,
                Translatable($"IAM Access Analyzer has no analyzer in {there.Region}."),
                ServiceName
            );
        }
        else if (reply.Error is { Kind: CallErrorKind.InvalidCredentials } error)
        {
            // The same credentials have been good elsewhere.
            there.EnterNone(
                reply,
                AnalyzersCall,
                Translatable($"The region knows nothing of the account: it is not enabled. {error.Message}"),
                ServiceName
            );
        }
        else
        {
            there.Enter(AnalyzersCall, null, reply);
            if (!reply.IsAnswered)
            {
                there.Skip(FindingsCall, null, Translatable("Not all analyzers are known."));
            }
        }

        return analyzers;
    }

    private static async Task<IReadOnlyCollection<AccessFinding>> FindingsAsync(
        CallRunner there,
        List<AccessAnalyzer> analyzers,
        CancellationToken cancellationToken
    ) =>
        analyzers.Count == 0
            ? []
            : await new EntityCalls(FindingsCall, Translatable("analyzer")).AskAsync(
                there,
                [.. analyzers.Select(analyzer => analyzer.Arn.ToString()).Distinct(StringComparer.Ordinal)],
                arn => CallInput.Of("analyzerArn", arn),
                (page, arn) => AnswerReader.List(page, "findings").Select(finding => Finding(finding, arn)),
                cancellationToken
            );

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
