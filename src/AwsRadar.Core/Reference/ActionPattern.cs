namespace AwsRadar.Core.Reference;

/// <summary>Matches <c>*</c> (any run) and <c>?</c> (exactly one character), ignoring case.</summary>
internal static class ActionPattern
{
    /// <summary>Takes at most pattern × text steps: only the last <c>*</c> is ever tried again.</summary>
    public static bool IsMatch(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        var (at, star, retry, position) = (0, -1, 0, 0);
        while (position < text.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                (star, retry) = (at++, position);
            }
            else if (at < pattern.Length && (pattern[at] == '?' || IsSame(pattern[at], text[position])))
            {
                (at, position) = (at + 1, position + 1);
            }
            else if (star >= 0)
            {
                (at, position) = (star + 1, ++retry);
            }
            else
            {
                return false;
            }
        }

        return pattern[at..].TrimStart('*').IsEmpty;
    }

    private static bool IsSame(char one, char other) => char.ToLowerInvariant(one) == char.ToLowerInvariant(other);
}
