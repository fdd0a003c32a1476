using System.Collections.Immutable;
using System.Globalization;

namespace AwsRadar.Languages;

/// <summary>
/// A sentence of this room that was kept in English, as what is stored is, in the language of who reads it now: where it has
/// variable parts it is known again by what stands between them. What is not known stays as it is, such as AWS's own words.
/// </summary>
internal static class KeptSentence
{
    /// <summary>Those with the most text of their own first: a general one may fit what a particular one says.</summary>
    private static readonly Lazy<ImmutableArray<(string Key, string[] Parts)>> Patterns = new(() =>
        [
            .. Korean
                .Keys.Select(key => (key, Parts: Split(key)))
                .Where(each => each.Parts.Length > 1)
                .OrderByDescending(each => each.Parts.Sum(part => part.Length))
                .ThenBy(each => each.key, StringComparer.Ordinal),
        ]
    );

    public static string InLanguage(string english) => Wording.IsKorean ? Find(english, isPart: false) : english;

    /// <param name="isPart">Whether it stands in another sentence; one of its own begins with words, not with a variable part.</param>
    private static string Find(string english, bool isPart)
    {
        if (Korean.Find(english) is { } same)
        {
            return same;
        }

        foreach (var (key, parts) in Patterns.Value)
        {
            if ((isPart || parts[0].Length > 0) && Values(english, parts) is { } values)
            {
                return Korean.Fill(Korean.Find(key)!, [.. values.Select(value => Find(value, isPart: true))]);
            }
        }

        return english;
    }

    /// <summary>The literal parts of a key, between which <c>{0}</c>, <c>{1}</c> … stand in their order.</summary>
    private static string[] Split(string key)
    {
        var parts = new List<string>();
        var start = 0;
        while (key.IndexOf(Hole(parts.Count), start, StringComparison.Ordinal) is >= 0 and var at)
        {
            var end = at + Hole(parts.Count).Length;
            parts.Add(key[start..at]);
            start = end;
        }

        return [.. parts, key[start..]];
    }

    private static string Hole(int number) => string.Create(CultureInfo.InvariantCulture, $"{{{number}}}");

    /// <summary>What stands between the parts; null where the text is not made of them.</summary>
    private static List<string>? Values(string text, string[] parts)
    {
        if (!text.StartsWith(parts[0], StringComparison.Ordinal))
        {
            return null;
        }

        var values = new List<string>();
        var start = parts[0].Length;
        foreach (var part in parts.Skip(1).SkipLast(1))
        {
            var at = text.IndexOf(part, start, StringComparison.Ordinal);
            if (at < 0)
            {
                return null;
            }

            values.Add(text[start..at]);
            start = at + part.Length;
        }

        var end = text.Length - parts[^1].Length;
        if (end < start || !text.EndsWith(parts[^1], StringComparison.Ordinal))
        {
            return null;
        }

        values.Add(text[start..end]);
        return values;
    }
}
