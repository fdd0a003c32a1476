using System.Globalization;
using AwsRadar.Core.Diagnostics;

namespace AwsRadar.Core.Policies.Reading;

/// <summary>Checks that a condition's value suits its operator.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html</remarks>
internal static class ConditionValueRules
{
    /// <summary>Null: it suits.</summary>
    public static Diagnostic? Check(ConditionOperator @operator, PolicyString value)
    {
        var text = value.Value;
        if (text.Contains("${", StringComparison.Ordinal))
        {
            return null;
        }

        var place = new Place(value.Span, value.Path, Translate("The value"));
        return @operator.Family switch
        {
            ConditionFamily.Bool or ConditionFamily.Null when !IsBoolean(text) => ConditionDiagnostics.InvalidValue(
                place,
                text,
                "`true` or `false`"
            ),
            ConditionFamily.Numeric
                when !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) =>
                ConditionDiagnostics.InvalidValue(place, text, Translate("a number")),
            ConditionFamily.Arn when !text.StartsWith("arn:", StringComparison.Ordinal) && text is not "*" =>
                ConditionDiagnostics.InvalidValue(place, text, "an ARN"),
            ConditionFamily.String
                when @operator.Comparison != Comparison.Like && text.AsSpan().ContainsAny('*', '?') =>
                ConditionDiagnostics.WildcardWithoutLike(
                    place,
                    text,
                    @operator.IsNegated ? "StringNotLike" : "StringLike"
                ),
            _ => null,
        };
    }

    private static bool IsBoolean(string text) =>
        string.Equals(text, "true", StringComparison.OrdinalIgnoreCase)
        || string.Equals(text, "false", StringComparison.OrdinalIgnoreCase);
}
