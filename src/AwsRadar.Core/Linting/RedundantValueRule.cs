using System.Globalization;
using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Linting;

/// <summary>RAD0808 and RAD0809: values of a condition that another of its values makes idle.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html</remarks>
internal sealed class RedundantValueRule : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintedPolicy policy) =>
        policy.Conditions.SelectMany(condition => Repeated(condition).Concat(Idle(condition)));

    private static IEnumerable<Diagnostic> Repeated(LintedCondition condition)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return condition
            .Condition.Values.Where(value => !seen.Add(value.Value))
            .Select(value =>
                RedundancyDiagnostics.Value(new Place(value.Span, value.Path, Translate("The value")), value.Value)
            );
    }

    /// <summary>Of several bounds the widest decides, as one of the values must match.</summary>
    private static IEnumerable<Diagnostic> Idle(LintedCondition condition)
    {
        var isUpper = condition.Operator.Comparison is Comparison.Less or Comparison.LessOrEqual;
        var isLower = condition.Operator.Comparison is Comparison.Greater or Comparison.GreaterOrEqual;
        if (condition.Operator.Family != ConditionFamily.Numeric || (!isUpper && !isLower))
        {
            return [];
        }

        var numbers = condition
            .Condition.Values.DistinctBy(value => value.Value, StringComparer.Ordinal)
            .Where(value => IsNumber(value.Value, out _))
            .OrderBy(value => IsNumber(value.Value, out var number) ? number : 0)
            .ToList();
        var widest = isUpper ? numbers.LastOrDefault() : numbers.FirstOrDefault();
        return numbers
            .Where(value => value != widest)
            .Select(value =>
                RedundancyDiagnostics.Number(
                    new Place(value.Span, value.Path, Translate("The value")),
                    value.Value,
                    widest!.Value
                )
            );
    }

    private static bool IsNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}
