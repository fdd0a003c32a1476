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
            return $"`{condition.Operator}` of {condition.Key}";
        }

        var subject = asked.Set switch
        {
            SetOperator.ForAllValues => $"each value of {condition.Key}",
            SetOperator.ForAnyValue => $"a value of {condition.Key}",
            _ => condition.Key.Value,
        };
        var ifExists = asked.IfExists ? " (if the request has it)" : "";
        return $"{subject} {Predicate(asked, condition.Values)}{ifExists}";
    }

    private static string Predicate(ConditionOperator asked, ImmutableArray<PolicyString> values) =>
        asked.Family == ConditionFamily.Null
            ? values is [{ Value: "false" }]
                ? "is there"
                : "is not there"
            : $"{Verb(asked)} {List(values)}";

    private static string Verb(ConditionOperator asked) =>
        (asked.Family, asked.Comparison, asked.IsNegated) switch
        {
            (ConditionFamily.IpAddress, _, false) => "is in",
            (ConditionFamily.IpAddress, _, true) => "is not in",
            (ConditionFamily.Date, Comparison.Less, _) => "is before",
            (ConditionFamily.Date, Comparison.LessOrEqual, _) => "is not after",
            (ConditionFamily.Date, Comparison.Greater, _) => "is after",
            (ConditionFamily.Date, Comparison.GreaterOrEqual, _) => "is not before",
            (_, Comparison.Less, _) => "is less than",
            (_, Comparison.LessOrEqual, _) => "is at most",
            (_, Comparison.Greater, _) => "is more than",
            (_, Comparison.GreaterOrEqual, _) => "is at least",
            (_, Comparison.EqualIgnoringCase, false) => "is, in upper or lower case,",
            (_, Comparison.EqualIgnoringCase, true) => "is not, in upper or lower case,",
            (_, Comparison.Like, false) => "is like",
            (_, Comparison.Like, true) => "is not like",
            (_, _, true) => "is not",
            _ => "is",
        };

    private static string List(ImmutableArray<PolicyString> values) =>
        values.Length switch
        {
            0 => "nothing",
            1 => values[0].Value,
            _ => $"{string.Join(", ", values[..^1].Select(value => value.Value))} or {values[^1]}",
        };
}
