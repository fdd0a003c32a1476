using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Reference;

namespace AwsRadar.Core.Linting;

/// <summary>RAD0801: actions that another one of the same element covers.</summary>
internal sealed class RedundantActionRule : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintedPolicy policy) =>
        policy
            .Document.Statements.SelectMany(statement =>
                Repetition.Find(statement.Action.Patterns, StringComparer.OrdinalIgnoreCase, Covers)
            )
            .Select(pair =>
                RedundancyDiagnostics.Action(
                    new Place(pair.Covered.Span, pair.Covered.Path, "`Action`"),
                    pair.Covered.Value,
                    pair.By.Value
                )
            );

    public static bool Covers(string wide, string narrow) =>
        wide is "*" or "*:*"
            ? narrow is not "*"
            : Repetition.IsComparable(wide, narrow) && ActionPattern.IsMatch(wide, narrow);
}
