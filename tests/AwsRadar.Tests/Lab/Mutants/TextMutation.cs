namespace AwsRadar.Tests.Lab.Mutants;

/// <summary>Small changes of a text, each of which makes it another.</summary>
internal static class TextMutation
{
    public const string Digits = "0123456789";
    public const string Hexadecimal = "0123456789abcdef";
    public const string Capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    public const string Names = "abcdefghijklmnopqrstuvwxyz0123456789-";
    public const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>One character replaced by another of the alphabet.</summary>
    public static string Replace(this Random random, string text, string alphabet)
    {
        var place = random.Next(text.Length);
        return string.Concat(text.AsSpan(0, place), [random.Other(text[place], alphabet)], text.AsSpan(place + 1));
    }

    /// <summary>One character more.</summary>
    public static string Insert(this Random random, string text, string alphabet) =>
        text.Insert(random.Next(text.Length + 1), $"{alphabet[random.Next(alphabet.Length)]}");

    /// <summary>One character less.</summary>
    public static string Remove(this Random random, string text) => text.Remove(random.Next(text.Length), 1);

    /// <summary>One character replaced, added or taken away.</summary>
    public static string Change(this Random random, string text, string alphabet) =>
        random.Next(text.Length > 1 ? 3 : 2) switch
        {
            0 => random.Replace(text, alphabet),
            1 => random.Insert(text, alphabet),
            _ => random.Remove(text),
        };

    public static T Pick<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private static char Other(this Random random, char character, string alphabet)
    {
        var others = alphabet.Replace($"{character}", "", StringComparison.Ordinal);
        return others[random.Next(others.Length)];
    }
}
