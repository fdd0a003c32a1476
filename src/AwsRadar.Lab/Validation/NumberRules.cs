using System.Globalization;
using AwsRadar.Wire.Models;

namespace AwsRadar.Lab.Validation;

/// <summary>The range of a number.</summary>
internal static class NumberRules
{
    public static Violation? Check(Shape shape, decimal value, string path)
    {
        var (constraint, reason) =
            value > shape.Max ? ($"less than or equal to {shape.Max}", "MAX_VALUE_EXCEEDED")
            : value < shape.Min ? ($"greater than or equal to {shape.Min}", "MIN_VALUE_EXCEEDED")
            : (null, "");
        var shown = value.ToString(CultureInfo.InvariantCulture);
        return constraint is null
            ? null
            : Violation.Of(path, $"'{shown}'", $"Member must have value {constraint}", reason);
    }
}
