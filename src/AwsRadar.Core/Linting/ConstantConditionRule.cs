using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Linting;

/// <summary>RAD0804 to RAD0807: comparisons with <c>*</c>, which only ask whether the key is there.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Null</remarks>
internal sealed class ConstantConditionRule : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintedPolicy policy) =>
        policy
            .Conditions.Where(condition =>
                condition.Operator.Comparison == Comparison.Like
                && condition.Operator.Family is ConditionFamily.String or ConditionFamily.Arn
                && condition.Condition.Values.Any(value => value.Value is "*")
            )
            .Select(Check);

    private static Diagnostic Check(LintedCondition condition) =>
        condition.Operator switch
        {
            { IsNegated: false, IfExists: true } or { IsNegated: false, Set: SetOperator.ForAllValues } =>
                RedundancyDiagnostics.AlwaysHolds(condition.KeyPlace, condition.Key),
            { IsNegated: false } => RedundancyDiagnostics.IsPresent(condition.KeyPlace, condition.Key),
            { Set: SetOperator.ForAnyValue, IfExists: false } => RedundancyDiagnostics.NeverHolds(
                condition.KeyPlace,
                condition.Key
            ),
            _ => RedundancyDiagnostics.IsAbsent(condition.KeyPlace, condition.Key),
        };
}
