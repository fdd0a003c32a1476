using System.Collections.Immutable;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Conditions;

/// <summary>One line of a <c>Condition</c> block, prepared once and evaluated many times.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
/// </remarks>
internal sealed class PreparedCondition
{
    private readonly string _key;
    private readonly bool _isKnown;
    private readonly ConditionOperator _operator;
    private readonly ImmutableArray<ValueTest> _tests;

    public PreparedCondition(Condition condition, PolicyLanguageVersion version)
    {
        Condition = condition;
        _key = condition.Key.Value;
        _isKnown =
            ConditionOperator.TryParse(condition.Operator.Value, out _operator)
            && _operator is not { Family: ConditionFamily.Null, IfExists: true };
        _tests = _isKnown
            ? [.. condition.Values.Select(value => ValueTest.Prepare(_operator, value.Value, version))]
            : [];
    }

    public Condition Condition { get; }

    public Truth Evaluate(ContextScope scope)
    {
        if (!_isKnown)
        {
            return Truth.Unknown;
        }

        var exists = scope.TryGet(_key, out var value);
        if (!exists && !scope.IsKnown(_key))
        {
            scope.ReportMissing(_key);
            return Truth.Unknown;
        }

        if (_operator.Family == ConditionFamily.Null)
        {
            return MatchesAny(exists ? "false" : "true", scope);
        }

        if (!exists)
        {
            scope.ReportMissing(_key);
            return ResultWithoutKey();
        }

        return _operator.Set switch
        {
            SetOperator.ForAllValues => ForAllValues(value, scope),
            SetOperator.ForAnyValue => ForAnyValue(value, scope),
            _ => Single(value, scope),
        };
    }

    /// <summary>
    /// A key that the request lacks matches nothing, so that a negated operator holds. <c>ForAnyValue</c> asks for a
    /// value and <c>ForAllValues</c> for none, negated or not.
    /// </summary>
    private Truth ResultWithoutKey() =>
        (
            _operator.IfExists
            || _operator.Set == SetOperator.ForAllValues
            || (_operator.IsNegated && _operator.Set == SetOperator.None)
        ).ToTruth();

    private Truth ForAllValues(ContextValue value, ContextScope scope)
    {
        var result = Truth.True;
        foreach (var one in value.Values)
        {
            // An empty string is a null data set.
            result = one.Length == 0 ? result : result.And(Holds(one, scope));
        }

        return result;
    }

    private Truth ForAnyValue(ContextValue value, ContextScope scope)
    {
        var result = Truth.False;
        foreach (var one in value.Values)
        {
            result = one.Length == 0 ? result : result.Or(Holds(one, scope));
        }

        return result;
    }

    /// <summary>
    /// AWS asks for a set operator on a key with several values and does not say what happens without one: the answer is
    /// known only where all values agree.
    /// </summary>
    private Truth Single(ContextValue value, ContextScope scope)
    {
        var result = Holds(value.Values[0], scope);
        foreach (var one in value.Values.AsSpan(1..))
        {
            if (Holds(one, scope) != result)
            {
                return Truth.Unknown;
            }
        }

        return result;
    }

    private Truth Holds(string requestValue, ContextScope scope)
    {
        var matches = MatchesAny(requestValue, scope);
        return _operator.IsNegated ? matches.Not() : matches;
    }

    private Truth MatchesAny(string requestValue, ContextScope scope)
    {
        var result = Truth.False;
        foreach (var test in _tests)
        {
            result = result.Or(test.Matches(requestValue, scope));
            if (result == Truth.True)
            {
                break;
            }
        }

        return result;
    }
}
