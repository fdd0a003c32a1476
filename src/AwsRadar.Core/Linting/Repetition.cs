using System.Collections.Immutable;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Linting;

/// <summary>Finds values of a list that others of the same list cover.</summary>
internal static class Repetition
{
    /// <summary>Each covered value with the one that covers it. Of two equal ones the second is covered.</summary>
    /// <param name="covers">Whether the first pattern matches all that the second, another text, matches.</param>
    public static IEnumerable<(PolicyString Covered, PolicyString By)> Find(
        ImmutableArray<PolicyString> values,
        StringComparer comparer,
        Func<string, string, bool> covers
    )
    {
        var first = new Dictionary<string, PolicyString>(comparer);
        var wide = values.Where(value => value.Value.AsSpan().ContainsAny('*', '?')).ToList();
        foreach (var value in values)
        {
            if (!first.TryAdd(value.Value, value))
            {
                yield return (value, first[value.Value]);
            }
            else if (
                wide.Find(other => !comparer.Equals(other.Value, value.Value) && covers(other.Value, value.Value)) is
                { } other
            )
            {
                yield return (value, other);
            }
        }
    }

    /// <summary>
    /// Whether a match of the narrow pattern's text, its wildcards taken as characters, tells that it is covered:
    /// a <c>?</c> of the wide one would take a <c>*</c> of the narrow one for one character.
    /// </summary>
    public static bool IsComparable(string wide, string narrow) =>
        !wide.Contains('?', StringComparison.Ordinal) || !narrow.AsSpan().ContainsAny('*', '?');
}
