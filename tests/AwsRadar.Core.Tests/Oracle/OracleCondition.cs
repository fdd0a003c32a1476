using AwsRadar.Core.Conditions;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Tests.Oracle;

/// <summary>Whether one line of a <c>Condition</c> block holds.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html and
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
/// </remarks>
internal static class OracleCondition
{
    private const string ForAll = "ForAllValues:";
    private const string ForAny = "ForAnyValue:";
    private const string IfExists = "IfExists";

    public static bool? Holds(Condition condition, PolicyLanguageVersion version, ContextKeys context)
    {
        var name = condition.Operator.Value;
        var isForAll = name.StartsWith(ForAll, StringComparison.Ordinal);
        var isForAny = name.StartsWith(ForAny, StringComparison.Ordinal);
        name =
            isForAll ? name[ForAll.Length..]
            : isForAny ? name[ForAny.Length..]
            : name;
        var mayBeMissing = name.EndsWith(IfExists, StringComparison.Ordinal);
        name = mayBeMissing ? name[..^IfExists.Length] : name;
        var isNegated = name.Contains("Not", StringComparison.Ordinal);

        var isGiven = context.TryGet(condition.Key.Value, out var value);
        if (!isGiven && !context.IsComplete)
        {
            return null;
        }

        // A key with an empty list of values is a key without value.
        var isPresent = isGiven && !value.Values.IsEmpty;

        if (name is "Null")
        {
            return condition.Values.Any(wanted => wanted.Value is "true" ? !isPresent : isPresent);
        }

        var matches = OracleOperators.Find(name.Replace("Not", "", StringComparison.Ordinal));
        if (matches is null)
        {
            return null;
        }

        if (!isPresent)
        {
            return mayBeMissing || isForAll || (isNegated && !isForAny);
        }

        // For a set operator an empty string is an empty set.
        if ((isForAll || isForAny) && value.Values.All(string.IsNullOrEmpty))
        {
            return isForAll;
        }

        // What the operator says of one value of the request: it is like one of the policy's, or, negated, like none.
        var answers = value.Values.Select(actual =>
        {
            var isLikeOne = condition
                .Values.Select(wanted => matches(OracleText.Read(wanted, version, context), actual))
                .AnyOf();
            return isNegated ? !isLikeOne : isLikeOne;
        });
        return isForAll || (isNegated && !isForAny) ? answers.AllOf() : answers.AnyOf();
    }
}
