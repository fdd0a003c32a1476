using System.Text;

namespace AwsRadar.Languages;

/// <summary>
/// A particle that is written for both cases, such as <c>을(를)</c>, behind a value: it becomes the one that the value's last
/// syllable asks for. Behind Latin letters, whose sound depends on the word, both stay.
/// </summary>
internal static class KoreanParticle
{
    private const char FirstSyllable = '가';
    private const char LastSyllable = '힣';

    /// <summary>Syllables follow each other by their final consonant, the first of these being none and the ninth ㄹ.</summary>
    private const int Finals = 28;
    private const int FinalL = 8;

    private static readonly (string Both, string AfterConsonant, string AfterVowel)[] Particles =
    [
        ("을(를)", "을", "를"),
        ("이(가)", "이", "가"),
        ("은(는)", "은", "는"),
        ("와(과)", "과", "와"),
        ("(으)로", "으로", "로"),
        ("(이)라", "이라", "라"),
    ];

    /// <summary>Appends the particle that the text behind a value begins with.</summary>
    /// <param name="filled">The sentence up to and with the value.</param>
    /// <param name="rest">The sentence behind it; a closing backtick may stand before the particle.</param>
    /// <returns>How many characters of <paramref name="rest"/> are done.</returns>
    public static int Append(StringBuilder filled, ReadOnlySpan<char> rest)
    {
        var tick = rest.StartsWith("`", StringComparison.Ordinal) ? "`" : "";
        foreach (var (both, afterConsonant, afterVowel) in Particles)
        {
            if (!rest[tick.Length..].StartsWith(both, StringComparison.Ordinal) || FinalOf(filled) is not { } final)
            {
                continue;
            }

            var isConsonant = final != 0 && !(final == FinalL && both is "(으)로");
            filled.Append(tick).Append(isConsonant ? afterConsonant : afterVowel);
            return tick.Length + both.Length;
        }

        return 0;
    }

    /// <summary>The final consonant of the last syllable, 0 for none; null where it cannot be known.</summary>
    private static int? FinalOf(StringBuilder text)
    {
        var last = text.Length == 0 ? ' ' : text[^1];
        return last switch
        {
            >= FirstSyllable and <= LastSyllable => (last - FirstSyllable) % Finals,
            // As digits are read: il, chil and pal end in ㄹ; yeong, sam and yuk in other consonants.
            '1' or '7' or '8' => FinalL,
            '0' or '3' or '6' => 1,
            '2' or '4' or '5' or '9' => 0,
            _ => null,
        };
    }
}
