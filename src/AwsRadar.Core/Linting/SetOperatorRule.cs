using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Linting;

/// <summary>
/// RAD0309: a key of several values without <c>ForAnyValue</c> or <c>ForAllValues</c>. RAD0506: <c>ForAllValues</c> with
/// a key of one value in an Allow, which holds when the request lacks the key.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html</remarks>
internal sealed class SetOperatorRule : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintedPolicy policy) => policy.Conditions.Select(Check).OfType<Diagnostic>();

    private static Diagnostic? Check(LintedCondition condition) =>
        (condition.Known, condition.Operator, condition.Statement.Statement.Effect) switch
        {
            ({ IsMultivalued: true }, { Set: SetOperator.None, Family: not ConditionFamily.Null }, _) =>
                ReferenceDiagnostics.MissingSetOperator(condition.OperatorPlace, condition.Key),
            // How many audiences a provider sends is its own matter: RAD0420.
            ({ IsMultivalued: false }, { Set: SetOperator.ForAllValues }, Effect.Allow)
                when !FederationRule.IsAudience(condition.Key) => AdviceDiagnostics.ForAllValuesOfOne(
                condition.OperatorPlace,
                condition.Key
            ),
            _ => null,
        };
}
