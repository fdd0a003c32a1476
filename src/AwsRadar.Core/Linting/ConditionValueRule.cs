using System.Globalization;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Linting;

/// <summary>
/// RAD0304: dates, addresses and base64 that are none; the parser has checked numbers, booleans and ARNs. RAD0322: dates as
/// seconds.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html</remarks>
internal sealed class ConditionValueRule : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintedPolicy policy) =>
        policy.Conditions.SelectMany(condition =>
            condition.Condition.Values.Select(value => Check(condition, value)).OfType<Diagnostic>()
        );

    private static Diagnostic? Check(LintedCondition condition, PolicyString value)
    {
        var text = value.Value;
        if (text.Contains("${", StringComparison.Ordinal))
        {
            return null;
        }

        var place = new Place(value.Span, value.Path, Translate("The value"));
        return condition.Operator.Family switch
        {
            ConditionFamily.Date when !DateTest.IsDate(text) => ConditionDiagnostics.InvalidValue(
                place,
                text,
                Translate("a date such as `2027-01-31T00:00:00Z`")
            ),
            ConditionFamily.Date when IsNumber(text) && !condition.IsOn("aws:EpochTime") =>
                ConditionUseDiagnostics.EpochDate(place, text),
            ConditionFamily.IpAddress when !IpAddressTest.IsRange(text) => ConditionDiagnostics.InvalidValue(
                place,
                text,
                Translate("an address or a range such as `203.0.113.0/24`")
            ),
            ConditionFamily.Binary when !BinaryTest.IsBase64(text) => ConditionDiagnostics.InvalidValue(
                place,
                text,
                "base64"
            ),
            _ => null,
        };
    }

    private static bool IsNumber(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
