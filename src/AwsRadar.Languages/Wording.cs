using System.Globalization;
using System.Runtime.CompilerServices;

namespace AwsRadar.Languages;

/// <summary>
/// The sentences of a room in the language of the person: the English sentence stands in the code and is the key; the Korean
/// stands in the room's <c>korean.json</c>. The language is the thread's <see cref="CultureInfo.CurrentUICulture"/>.
/// </summary>
internal static class Wording
{
    /// <summary>A sentence without variable parts, or a word; what no resource knows stays as it is.</summary>
    public static string Translate(string sentence) =>
        IsKorean && Korean.Find(sentence) is { } found ? found : sentence;

    /// <summary>A sentence with variable parts, whose key has <c>{0}</c>, <c>{1}</c> … for them, even where they are constant.</summary>
    [OverloadResolutionPriority(1)]
    public static string Translate(Sentence sentence) => sentence.ToText();

    /// <summary>Marks a sentence of a table or constant, which is translated where it is said: by then the language is known.</summary>
    public static string Translatable(string sentence) => sentence;

    /// <summary>By the name alone: with invariant globalization a culture knows no more of itself.</summary>
    internal static bool IsKorean => CultureInfo.CurrentUICulture.Name is "ko" or ['k', 'o', '-', ..];
}
