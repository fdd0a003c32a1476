using System.Collections.Immutable;
using System.Globalization;
using AwsRadar.Core;
using AwsRadar.Languages;

namespace AwsRadar.Web.Model;

/// <summary>
/// The page has both languages, whichever the program speaks: what the program says to it is English, and beside it stands the
/// Korean of each sentence that has one.
/// </summary>
internal static class KoreanWords
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;
    private static readonly CultureInfo Korean = new("ko");

    /// <summary>What the program says meanwhile is English.</summary>
    public static T InEnglish<T>(Func<T> say) => Speaking.In(English, say);

    /// <summary>What the program says meanwhile is Korean.</summary>
    public static T InKorean<T>(Func<T> say) => Speaking.In(Korean, say);

    /// <summary>The Korean of sentences that were said in English; what has none stays English.</summary>
    public static string Say(IEnumerable<string> english) =>
        InKorean(() => string.Join(" ", english.Select(KeptWords.Say)));

    /// <summary>The Korean by the English of sentences that were kept in English; of those that have one.</summary>
    /// <param name="say">Says what was kept in the language of the thread.</param>
    public static ImmutableSortedDictionary<string, string> Of(IEnumerable<string> kept, SayKept say) =>
        InKorean(() =>
            kept.Distinct(StringComparer.Ordinal)
                .Select(sentence => KeyValuePair.Create(sentence, say(sentence)))
                .Where(pair => !string.Equals(pair.Key, pair.Value, StringComparison.Ordinal))
                .ToImmutableSortedDictionary(StringComparer.Ordinal)
        );

    /// <summary>The Korean by the English of what was said in both languages, in the same order.</summary>
    public static ImmutableSortedDictionary<string, string> Between(
        IEnumerable<string> english,
        IEnumerable<string> korean
    ) =>
        english
            .Zip(korean, KeyValuePair.Create)
            .DistinctBy(pair => pair.Key, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(StringComparer.Ordinal);
}
