namespace AwsRadar.Core.Policies.Reading;

/// <summary>Guesses which element a misspelt one was meant to be.</summary>
internal static class ElementNames
{
    private const int MaxLengthDifference = 2;

    /// <summary>The candidate that differs by case, by a plural, or by one or two letters at the end; or null.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates) =>
        candidates.FirstOrDefault(candidate =>
            string.Equals(name, candidate, StringComparison.OrdinalIgnoreCase)
            || (
                Math.Abs(name.Length - candidate.Length) <= MaxLengthDifference
                && (
                    name.StartsWith(candidate, StringComparison.OrdinalIgnoreCase)
                    || candidate.StartsWith(name, StringComparison.OrdinalIgnoreCase)
                )
            )
        );
}
