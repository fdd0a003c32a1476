using AwsRadar.Core.Arns;
using AwsRadar.Core.Diagnostics;

namespace AwsRadar.Core.Linting;

/// <summary>RAD0802: resources that another one of the same element covers.</summary>
internal sealed class RedundantResourceRule : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintedPolicy policy) =>
        policy
            .Document.Statements.Where(statement => statement.Resource is not null)
            .SelectMany(statement => Repetition.Find(statement.Resource!.Patterns, StringComparer.Ordinal, Covers))
            .Select(pair =>
                RedundancyDiagnostics.Resource(
                    new Place(pair.Covered.Span, pair.Covered.Path, "`Resource`"),
                    pair.Covered.Value,
                    pair.By.Value
                )
            );

    /// <summary>What a policy variable stands for is not known here.</summary>
    public static bool Covers(string wide, string narrow) =>
        wide is "*"
        || (
            !wide.Contains("${", StringComparison.Ordinal)
            && !narrow.Contains("${", StringComparison.Ordinal)
            && Repetition.IsComparable(wide, narrow)
            && ArnPattern.Parse(wide).Matches(narrow)
        );
}
