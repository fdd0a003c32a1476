using System.Globalization;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Conditions;

/// <summary><c>NumericEquals</c> and its siblings: integers and decimals, exact as far as 28 digits go.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric</remarks>
internal sealed class NumericTest(Comparison comparison, string value) : ValueTest
{
    private readonly decimal? _exact = Exact(value);
    private readonly double? _approximate = Approximate(value);

    public override Truth Matches(string requestValue, ContextScope scope)
    {
        if (_exact is { } wantedExactly && Exact(requestValue) is { } foundExactly)
        {
            return Holds(comparison, foundExactly.CompareTo(wantedExactly)).ToTruth();
        }

        // Beyond a decimal's range, such as 1e400.
        return _approximate is { } wanted && Approximate(requestValue) is { } found
            ? Holds(comparison, found.CompareTo(wanted)).ToTruth()
            : Truth.False;
    }

    private static decimal? Exact(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static double? Approximate(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsNaN(number)
            ? number
            : null;
}
