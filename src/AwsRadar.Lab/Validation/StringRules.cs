using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using AwsRadar.Wire.Models;

namespace AwsRadar.Lab.Validation;

/// <summary>The length, the pattern and the possible values of a string.</summary>
internal static class StringRules
{
    private static readonly ConcurrentDictionary<string, Regex?> Patterns = new(StringComparer.Ordinal);

    public static Violation? Check(Shape shape, string value, string path)
    {
        if (CheckLength(shape, value.Length, value, path) is { } length)
        {
            return length;
        }

        if (!shape.EnumValues.IsEmpty && !shape.EnumValues.Contains(value, StringComparer.Ordinal))
        {
            var values = string.Join(", ", shape.EnumValues);
            return Violation.Of(
                path,
                Violation.Show(value),
                $"Member must satisfy enum value set: [{values}]",
                "INVALID_ENUM"
            );
        }

        return
            shape.Pattern is { } pattern
            && Patterns.GetOrAdd(pattern, ModelPattern.Compile) is { } expression
            && !ModelPattern.IsMatch(expression, value)
            ? PatternViolation(path, value, pattern)
            : null;
    }

    /// <summary>The number of characters of a string or of items of a list.</summary>
    public static Violation? CheckLength(Shape shape, int length, string value, string path)
    {
        var (constraint, reason) =
            length > shape.Max ? ($"less than or equal to {shape.Max}", "MAX_LENGTH_EXCEEDED")
            : length < shape.Min ? ($"greater than or equal to {shape.Min}", "MIN_LENGTH_EXCEEDED")
            : (null, "");
        return constraint is null
            ? null
            : Violation.Of(path, Violation.Show(value), $"Member must have length {constraint}", reason);
    }

    /// <summary>For names and paths IAM has sentences of its own.</summary>
    private static Violation PatternViolation(string path, string value, string pattern)
    {
        var rule =
            path is "path" or "newPath"
                ? "It must begin and end with / and contain only alphanumeric characters and/or / characters."
            : path is "pathPrefix"
                ? "It must begin with the / character and contain only alphanumeric characters and/or / characters."
            : pattern is @"[\w+=,.@-]+" ? "It must contain only alphanumeric characters and/or the following: +=,.@_-"
            : null;
        var violation = Violation.Of(
            path,
            Violation.Show(value),
            $"Member must satisfy regular expression pattern: {pattern}",
            "INVALID_PATTERN"
        );
        return rule is null
            ? violation
            : violation with
            {
                OwnText = $"The specified value for {path} is invalid. {rule}",
            };
    }
}
