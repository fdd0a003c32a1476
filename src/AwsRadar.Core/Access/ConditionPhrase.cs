using System.Collections.Immutable;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Access;

/// <summary>A condition in words: <c>`aws:SourceIp` is in 10.0.0.0/8</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html</remarks>
internal static class ConditionPhrase
{
    public static string Of(Condition condition)
    {
        if (!ConditionOperator.TryParse(condition.Operator.Value, out var asked))
        {
            return Translate($"{$"`{condition.Operator}`"} of {condition.Key}");
        }

        var subject = asked.Set switch
        {
            SetOperator.ForAllValues => Translate($"each value of {condition.Key}"),
            SetOperator.ForAnyValue => Translate($"a value of {condition.Key}"),
            _ => condition.Key.Value,
        };
        var phrase =
            asked.Family == ConditionFamily.Null
                ? condition.Values is [{ Value: "false" }]
                    ? Translate($"{subject} is there")
                    : Translate($"{subject} is not there")
                : Compared(asked, subject, List(condition.Values));
        return asked.IfExists ? Translate($"{phrase} (if the request has it)") : phrase;
    }

    private static string Compared(ConditionOperator asked, string key, string value) =>
        (asked.Family, asked.Comparison, asked.IsNegated) switch
        {
            (ConditionFamily.IpAddress, _, false) => Translate($"{key} is in {value}"),
            (ConditionFamily.IpAddress, _, true) => Translate($"{key} is not in {value}"),
            (ConditionFamily.Date, Comparison.Less, _) => Translate($"{key} is before {value}"),
            (ConditionFamily.Date, Comparison.LessOrEqual, _) => Translate($"{key} is not after {value}"),
            (ConditionFamily.Date, Comparison.Greater, _) => Translate($"{key} is after {value}"),
            (ConditionFamily.Date, Comparison.GreaterOrEqual, _) => Translate($"{key} is not before {value}"),
            (_, Comparison.Less, _) => Translate($"{key} is less than {value}"),
            (_, Comparison.LessOrEqual, _) => Translate($"{key} is at most {value}"),
            (_, Comparison.Greater, _) => Translate($"{key} is more than {value}"),
            (_, Comparison.GreaterOrEqual, _) => Translate($"{key} is at least {value}"),
            (_, Comparison.EqualIgnoringCase, false) => Translate($"{key} is, in upper or lower case, {value}"),
            (_, Comparison.EqualIgnoringCase, true) => Translate($"{key} is not, in upper or lower case, {value}"),
            (_, Comparison.Like, false) => Translate($"{key} is like {value}"),
            (_, Comparison.Like, true) => Translate($"{key} is not like {value}"),
            (_, _, true) => Translate($"{key} is not {value}"),
            _ => Translate($"{key} is {value}"),
        };

    private static string List(ImmutableArray<PolicyString> values) =>
        values.Length switch
        {
            0 => Translate("nothing"),
            1 => values[0].Value,
            _ => Translate($"{string.Join(", ", values[..^1].Select(value => value.Value))} or {values[^1]}"),
        };
}
