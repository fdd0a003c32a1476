namespace AwsRadar.Core.Arns;

/// <summary>
/// Finds a long text with <c>?</c> wildcards in another by Shift-And: one bit for each prefix of the text that ends at
/// the current character, 64 of them at a time, so that no text can make it slow.
/// </summary>
/// <remarks>Baeza-Yates and Gonnet, A new approach to text searching, Communications of the ACM 35(10), 1992</remarks>
internal static class StretchSearch
{
    private const int WordBits = 64;

    /// <param name="mask">0 where any character fits.</param>
    /// <returns>The first place, or -1.</returns>
    public static int IndexIn(ReadOnlySpan<char> text, ReadOnlySpan<char> stretch, ReadOnlySpan<ushort> mask)
    {
        var words = (stretch.Length + WordBits - 1) / WordBits;
        var anywhere = new ulong[words];
        var byCharacter = new Dictionary<char, ulong[]>();
        for (var i = 0; i < stretch.Length; i++)
        {
            if (mask[i] == 0)
            {
                anywhere[i / WordBits] |= 1UL << (i % WordBits);
            }
        }

        for (var i = 0; i < stretch.Length; i++)
        {
            if (mask[i] != 0)
            {
                if (!byCharacter.TryGetValue(stretch[i], out var places))
                {
                    byCharacter[stretch[i]] = places = [.. anywhere];
                }

                places[i / WordBits] |= 1UL << (i % WordBits);
            }
        }

        var last = stretch.Length - 1;
        var prefixes = new ulong[words];
        for (var at = 0; at < text.Length; at++)
        {
            Advance(prefixes, byCharacter.GetValueOrDefault(text[at], anywhere));
            if ((prefixes[last / WordBits] >> (last % WordBits) & 1) != 0)
            {
                return at - last;
            }
        }

        return -1;
    }

    /// <summary>Each prefix grows by one character, and the empty one begins anew.</summary>
    private static void Advance(ulong[] prefixes, ulong[] fitting)
    {
        var carry = 1UL;
        for (var word = 0; word < prefixes.Length; word++)
        {
            var next = prefixes[word] >> (WordBits - 1);
            prefixes[word] = ((prefixes[word] << 1) | carry) & fitting[word];
            carry = next;
        }
    }
}
