using System.Collections.Frozen;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace AwsRadar.Core.Redaction;

/// <summary>
/// Other letters for letters and other digits for digits. The same key gives the same text the same pseudonym; two texts that
/// begin alike within a word go on to begin alike, so that wildcards at the end of a word keep their meaning.
/// </summary>
/// <remarks>
/// A word ends where no letter or digit follows, and before a capital after a small letter. What is no letter and no digit
/// stays: it is structure. Each character is exchanged by a permutation that the key and the word so far decide.
/// </remarks>
internal sealed class Pseudonyms(byte[] key)
{
    private const int IdLength = 16;
    private const int IdPrefixLength = 4;

    /// <summary>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes</summary>
    private static readonly FrozenSet<string> IdPrefixes = FrozenSet.Create(
        StringComparer.Ordinal,
        "ABIA",
        "ACCA",
        "AGPA",
        "AIDA",
        "AIPA",
        "AKIA",
        "ANPA",
        "ANVA",
        "APKA",
        "AROA",
        "ASCA",
        "ASIA"
    );

    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);

    public string Text(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var start = 0; start < text.Length; )
        {
            if (!char.IsLetterOrDigit(text[start]) && !char.IsSurrogate(text[start]))
            {
                result.Append(text[start++]);
                continue;
            }

            var end = start + 1;
            while (end < text.Length && Continues(text[end - 1], text[end]))
            {
                end++;
            }

            result.Append(Word(text[start..end]));
            start = end;
        }

        return result.ToString();
    }

    /// <summary>Sixteen hexadecimal digits for any text.</summary>
    public string Id(string text) => Convert.ToHexStringLower(Hash("id", text).AsSpan(0, IdLength / 2));

    /// <summary>Another address or network; a network that holds an address holds its pseudonym as well.</summary>
    public string? Network(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (!IPAddress.TryParse(slash < 0 ? text : text[..slash], out var address))
        {
            return null;
        }

        var bytes = address.GetAddressBytes();
        var bits = bytes.Length * 8;
        if (slash >= 0 && (!int.TryParse(text[(slash + 1)..], out bits) || bits < 0 || bits > bytes.Length * 8))
        {
            return null;
        }

        var result = new byte[bytes.Length];
        var prefix = new StringBuilder(bits);
        for (var bit = 0; bit < bits; bit++)
        {
            var value = (bytes[bit / 8] >> (7 - (bit % 8))) & 1;
            var flipped = value ^ (Hash(bytes.Length == 4 ? "ip4" : "ip6", prefix.ToString())[0] & 1);
            result[bit / 8] |= (byte)(flipped << (7 - (bit % 8)));
            prefix.Append(value);
        }

        return new IPAddress(result) + (slash < 0 ? "" : text[slash..]);
    }

    private static bool Continues(char before, char next) =>
        (char.IsLetterOrDigit(next) || char.IsSurrogate(next)) && !(char.IsLower(before) && char.IsUpper(next));

    private string Word(string word)
    {
        if (!_words.TryGetValue(word, out var pseudonym))
        {
            pseudonym = _words[word] = Make(word);
        }

        return pseudonym;
    }

    private string Make(string word)
    {
        var kept = IsId(word) ? IdPrefixLength : 0;
        var result = new StringBuilder(word, 0, kept, word.Length);
        for (var index = kept; index < word.Length; index++)
        {
            var prefix = word[..index];
            result.Append(
                word[index] switch
                {
                    >= 'a' and <= 'z' and var letter => (char)('a' + Exchange("lower", prefix, letter - 'a', 26)),
                    >= 'A' and <= 'Z' and var letter => (char)('A' + Exchange("upper", prefix, letter - 'A', 26)),
                    >= '0' and <= '9' and var digit => (char)('0' + Exchange("digit", prefix, digit - '0', 10)),
                    var other => Spell(prefix, other),
                }
            );
        }

        return result.ToString();
    }

    private static bool IsId(string word) =>
        word.Length >= IdLength
        && word.All(character => char.IsAsciiLetterUpper(character) || char.IsAsciiDigit(character))
        && IdPrefixes.Contains(word[..IdPrefixLength]);

    /// <summary>The place of a character after those of its kind were shuffled.</summary>
    private int Exchange(string kind, string prefix, int place, int count)
    {
        var order = Hash(kind, prefix);
        var rank = 0;
        for (var other = 0; other < count; other++)
        {
            rank += (order[other], other).CompareTo((order[place], place)) < 0 ? 1 : 0;
        }

        return rank;
    }

    /// <summary>A letter of another script becomes four small ones, of which no two letters share all.</summary>
    private string Spell(string prefix, char letter)
    {
        var hash = Hash("other", prefix);
        var mixed = letter ^ ((hash[0] << 8) | hash[1]);
        return string.Concat(
            Enumerable.Range(0, 4).Select(digit => (char)('a' + ((mixed >> (12 - (4 * digit))) & 15)))
        );
    }

    private byte[] Hash(string kind, string text) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{kind}\n{text}"));
}
