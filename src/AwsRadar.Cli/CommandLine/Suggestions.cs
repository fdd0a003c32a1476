using System.Collections.Immutable;

namespace AwsRadar.Cli.CommandLine;

/// <summary>What somebody may have meant by a word that is none of the known ones.</summary>
internal static class Suggestions
{
    private const int Most = 3;

    /// <summary>A sentence such as <c>Did you mean `list-users`?</c>; null when nothing is near.</summary>
    public static string? Sentence(string word, IEnumerable<string> known)
    {
        var near = For(word, known);
        return near.IsEmpty
            ? null
            : Translate($"Did you mean {string.Join(Translate(" or "), near.Select(each => $"`{each}`"))}?");
    }

    /// <summary>The nearest first, at most three: few letters apart, or one holds the other.</summary>
    public static ImmutableArray<string> For(string word, IEnumerable<string> known)
    {
        var reach = Math.Max(1, word.Length / 3);
        var ranked = known
            .Select(each => (Word: each, Distance: Distance(word, each, reach)))
            .Where(each => each.Distance <= reach)
            .OrderBy(each => each.Distance)
            .ThenBy(each => each.Word, StringComparer.Ordinal)
            .ToArray();
        var nearest = ranked.Length == 0 ? 0 : ranked[0].Distance;
        return [.. ranked.Where(each => each.Distance <= nearest + 1).Select(each => each.Word).Take(Most)];
    }

    private static int Distance(string word, string known, int reach)
    {
        var isPart =
            word.Length >= 3
            && (
                known.Contains(word, StringComparison.OrdinalIgnoreCase)
                || word.Contains(known, StringComparison.OrdinalIgnoreCase)
            );
        return isPart ? Math.Min(reach, Math.Abs(word.Length - known.Length)) : EditDistance(word, known);
    }

    /// <summary>Letters to insert, delete, replace, or swap with their neighbour (each counts 1), ignoring case.</summary>
    private static int EditDistance(string one, string other)
    {
        var (before, last, current) = (new int[other.Length + 1], new int[other.Length + 1], new int[other.Length + 1]);
        for (var column = 0; column <= other.Length; column++)
        {
            last[column] = column;
        }

        for (var row = 1; row <= one.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= other.Length; column++)
            {
                var cost = Same(one[row - 1], other[column - 1]) ? 0 : 1;
                var best = Math.Min(Math.Min(current[column - 1], last[column]) + 1, last[column - 1] + cost);
                var isSwap =
                    row > 1
                    && column > 1
                    && Same(one[row - 1], other[column - 2])
                    && Same(one[row - 2], other[column - 1]);
                current[column] = isSwap ? Math.Min(best, before[column - 2] + 1) : best;
            }

            (before, last, current) = (last, current, before);
        }

        return last[other.Length];
    }

    private static bool Same(char one, char other) => char.ToLowerInvariant(one) == char.ToLowerInvariant(other);
}
