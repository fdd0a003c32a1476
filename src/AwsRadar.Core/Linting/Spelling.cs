namespace AwsRadar.Core.Linting;

/// <summary>Guesses which name a misspelt one was meant to be.</summary>
internal static class Spelling
{
    /// <summary>One letter in this many may be wrong.</summary>
    private const int LettersPerMistake = 4;

    /// <summary>The candidate that the fewest changed, added or missing letters make of the name; null if none is near.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        var limit = Math.Max(1, name.Length / LettersPerMistake);
        string? best = null;
        foreach (var candidate in candidates.Where(each => Math.Abs(each.Length - name.Length) <= limit))
        {
            var distance = Distance(name, candidate);
            if (distance < limit || (distance == limit && best is null))
            {
                (best, limit) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>Levenshtein's distance, upper and lower case alike.</summary>
    private static int Distance(string one, string other)
    {
        var above = Enumerable.Range(0, other.Length + 1).ToArray();
        var row = new int[other.Length + 1];
        for (var line = 1; line <= one.Length; line++)
        {
            row[0] = line;
            for (var column = 1; column <= other.Length; column++)
            {
                var isSame = char.ToLowerInvariant(one[line - 1]) == char.ToLowerInvariant(other[column - 1]);
                row[column] = Math.Min(
                    Math.Min(above[column], row[column - 1]) + 1,
                    above[column - 1] + (isSame ? 0 : 1)
                );
            }

            (above, row) = (row, above);
        }

        return above[other.Length];
    }
}
