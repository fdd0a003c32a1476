using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Linting;

/// <summary>
/// RAD0314: <c>Bool</c> with both values. RAD0315: policy variables where the operator takes none. RAD0325: <c>Null</c> with a
/// set operator.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html</remarks>
internal sealed class OperatorUseRule : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintedPolicy policy) =>
        policy.Conditions.SelectMany(condition =>
            condition.Operator.Family switch
            {
                ConditionFamily.Bool => SeveralBooleans(condition),
                ConditionFamily.String or ConditionFamily.Arn => [],
                ConditionFamily.Null => SetOperators(condition).Concat(Variables(condition, policy)),
                _ => Variables(condition, policy),
            }
        );

    private static IEnumerable<Diagnostic> SeveralBooleans(LintedCondition condition) =>
        condition
            .Condition.Values.Select(value => value.Value.ToLowerInvariant())
            .Distinct(StringComparer.Ordinal)
            .Count(value => value is "true" or "false") > 1
            ? [ConditionUseDiagnostics.SeveralBooleans(condition.KeyPlace, condition.Key)]
            : [];

    private static IEnumerable<Diagnostic> SetOperators(LintedCondition condition) =>
        condition.Operator.Set == SetOperator.None
            ? []
            :
            [
                ConditionUseDiagnostics.NullWithSetOperator(
                    condition.OperatorPlace,
                    condition.Condition.Operator.Value,
                    condition.Operator.Set == SetOperator.ForAllValues
                ),
            ];

    /// <summary>In the old version <c>${…}</c> is text everywhere, which RAD0118 tells.</summary>
    private static IEnumerable<Diagnostic> Variables(LintedCondition condition, LintedPolicy policy) =>
        condition
            .Condition.Values.Where(value =>
                policy.Document.Version == PolicyLanguageVersion.V2012
                && value.Value.Contains("${", StringComparison.Ordinal)
            )
            .Select(value =>
                ConditionUseDiagnostics.VariableForOperator(
                    new Place(value.Span, value.Path, Translate("The value")),
                    value.Value,
                    condition.Condition.Operator.Value
                )
            );
}
