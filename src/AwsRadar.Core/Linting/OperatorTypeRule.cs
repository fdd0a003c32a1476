using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Reference;

namespace AwsRadar.Core.Linting;

/// <summary>
/// RAD0308: operators that compare another kind of values than the key has. RAD0323: <c>StringLike</c> with an ARN, where
/// <c>*</c> does not end at a colon.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html</remarks>
internal sealed class OperatorTypeRule : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintedPolicy policy) =>
        policy.Conditions.SelectMany<LintedCondition, Diagnostic>(condition =>
            condition.Known switch
            {
                { } key when !Fits(condition.Operator.Family, key.Type) => [Mismatch(condition, key.Type)],
                { Type: ConditionKeyType.Arn } when IsStringLike(condition) => [LikeArn(condition)],
                _ => [],
            }
        );

    /// <summary>A pattern without a wildcard matches as <c>ArnEquals</c> does, and <c>*</c> alone has its own diagnostic.</summary>
    private static bool IsStringLike(LintedCondition condition) =>
        condition.Operator is { Family: ConditionFamily.String, Comparison: Comparison.Like }
        && condition.Condition.Values.Any(value =>
            value.Value is not "*" && value.Value.AsSpan().ContainsAny('*', '?')
        );

    private static Diagnostic LikeArn(LintedCondition condition) =>
        ConditionUseDiagnostics.StringLikeWithArn(
            condition.OperatorPlace,
            condition.Key,
            condition.Operator.IsNegated ? "ArnNotLike" : "ArnLike"
        );

    /// <summary>Strings compare the text of any value, which works but for addresses in ranges and for dates.</summary>
    private static bool Fits(ConditionFamily family, ConditionKeyType type) =>
        family switch
        {
            ConditionFamily.String => type is not (ConditionKeyType.IpAddress or ConditionKeyType.Date),
            // aws:EpochTime has both.
            ConditionFamily.Numeric or ConditionFamily.Date => type
                is ConditionKeyType.Numeric
                    or ConditionKeyType.Date,
            ConditionFamily.Bool => type is ConditionKeyType.Bool or ConditionKeyType.String,
            ConditionFamily.IpAddress => type is ConditionKeyType.IpAddress,
            // The reference calls some keys strings whose values are ARNs.
            ConditionFamily.Arn => type is ConditionKeyType.Arn or ConditionKeyType.String,
            _ => true,
        };

    private static Diagnostic Mismatch(LintedCondition condition, ConditionKeyType type)
    {
        var (phrase, operators) = type switch
        {
            ConditionKeyType.Arn => ("an ARN", "`ArnLike` or `ArnNotLike`"),
            ConditionKeyType.Bool => ("`true` or `false`", "`Bool`"),
            ConditionKeyType.Numeric => (Translate("a number"), Translate("an operator such as `NumericEquals`")),
            ConditionKeyType.Date => (Translate("a date"), Translate("an operator such as `DateGreaterThan`")),
            ConditionKeyType.IpAddress => (Translate("an address"), Translate("`IpAddress` or `NotIpAddress`")),
            _ => ("text", "`StringEquals` or `StringLike`"),
        };
        return ReferenceDiagnostics.OperatorOfOtherType(condition.OperatorPlace, condition.Key, phrase, operators);
    }
}
