using AwsRadar.Cli.Explaining;
using AwsRadar.Core.Denials;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Coaching;

/// <summary>What a scan's ledger tells about calls that were denied.</summary>
internal static class DeniedCalls
{
    public static bool CanAllowHelp(CoverageEntry gap) =>
        gap is { Outcome: CallOutcome.Denied, MissingPermission: not null }
        && Explain(gap) is null or { CanAllowHelp: true };

    /// <summary>Why, in AWS's words explained, and what helps; each once.</summary>
    public static IEnumerable<string> Sentences(IEnumerable<CoverageEntry> gaps) =>
        gaps.Where(gap => gap.Outcome == CallOutcome.Denied)
            .Select(Explain)
            .OfType<DenialExplanation>()
            .Select(explanation =>
                explanation.CanAllowHelp
                    ? DenialWords.Why(explanation.Denial)
                    : $"{DenialWords.Why(explanation.Denial)} {DenialWords.WhoMustChangeWhat(explanation)}"
            )
            .Distinct(StringComparer.Ordinal);

    /// <summary>Null where AWS's words were not kept, or say nothing.</summary>
    private static DenialExplanation? Explain(CoverageEntry gap) =>
        DeniedRequest.Of(gap.Message ?? "", target: null) is { } request
            ? DenialExplainer.Explain(request.Denial)
            : null;
}
