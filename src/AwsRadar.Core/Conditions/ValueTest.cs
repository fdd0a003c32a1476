using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Conditions;

/// <summary>One value of a condition, prepared: it tells whether a value of the request matches it.</summary>
internal abstract class ValueTest
{
    public abstract Truth Matches(string requestValue, ContextScope scope);

    /// <summary>Prepares a policy's value for an operator, leaving negation, sets and <c>IfExists</c> aside.</summary>
    public static ValueTest Prepare(ConditionOperator @operator, string value, PolicyLanguageVersion version) =>
        @operator.Family switch
        {
            ConditionFamily.String => new StringTest(@operator.Comparison, value, version),
            ConditionFamily.Numeric => new NumericTest(@operator.Comparison, value),
            ConditionFamily.Date => new DateTest(@operator.Comparison, value),
            ConditionFamily.Bool => new BoolTest(value, version),
            ConditionFamily.Binary => new BinaryTest(value),
            ConditionFamily.IpAddress => new IpAddressTest(value),
            ConditionFamily.Arn => new ArnTest(value, version),
            _ => new NullTest(value),
        };

    /// <summary>Whether an order, as of <see cref="IComparable"/>, is what a comparison asks for.</summary>
    protected static bool Holds(Comparison comparison, int order) =>
        comparison switch
        {
            Comparison.Less => order < 0,
            Comparison.LessOrEqual => order <= 0,
            Comparison.Greater => order > 0,
            Comparison.GreaterOrEqual => order >= 0,
            _ => order == 0,
        };
}
