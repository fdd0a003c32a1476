using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AwsRadar.Core.Findings;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Examining;

/// <summary>One finding for programs; or, without a subject, that a rule could not look everywhere.</summary>
/// <param name="Unknown">The sections that the rule needs and the snapshot lacks.</param>
internal sealed record FindingRow(
    string Rule,
    string Title,
    string? Subject,
    string? Fact,
    string Advice,
    string Source,
    ImmutableArray<SnapshotSection>? Unknown
)
{
    public static IEnumerable<FindingRow> Of(FindingResult result)
    {
        var rule = result.Rule;
        foreach (var finding in result.Findings)
        {
            yield return new FindingRow(
                rule.Id,
                rule.Title,
                finding.Subject.ToString(),
                finding.Fact,
                rule.Advice,
                rule.Source,
                Unknown: null
            );
        }

        if (!result.IsComplete)
        {
            yield return new FindingRow(rule.Id, rule.Title, null, null, rule.Advice, rule.Source, result.Unknown);
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(FindingRow))]
internal sealed partial class FindingJsonContext : JsonSerializerContext;
