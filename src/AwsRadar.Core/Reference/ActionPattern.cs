using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Reference;

/// <summary>Matches <c>*</c> (any run) and <c>?</c> (exactly one character), ignoring case.</summary>
internal static class ActionPattern
{
    public static bool IsMatch(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        var steps = default(NoStepCount);
        return IsMatch(pattern, text, ref steps);
    }

    /// <summary>
    /// Takes at most pattern × text steps, as only the last <c>*</c> is ever tried again. No action is as long as what
    /// would make that many.
    /// </summary>
    internal static bool IsMatch<TSteps>(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text, ref TSteps steps)
        where TSteps : struct, IStepCount
    {
        if (Math.Min(pattern.Length, text.Length) > WildcardPattern.MaxCompared)
        {
            return WildcardPattern.Parse(Fold(pattern)).Matches(Fold(text), ref steps);
        }

        var (at, star, retry, position) = (0, -1, 0, 0);
        while (position < text.Length)
        {
            steps.Add(1);
            if (at < pattern.Length && pattern[at] == '*')
            {
                (star, retry) = (at++, position);
            }
            else if (at < pattern.Length && (pattern[at] == '?' || Fold(pattern[at]) == Fold(text[position])))
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

    private static char Fold(char character) => char.ToLowerInvariant(character);

    private static string Fold(ReadOnlySpan<char> text)
    {
        var folded = new char[text.Length];
        for (var i = 0; i < folded.Length; i++)
        {
            folded[i] = Fold(text[i]);
        }

        return new string(folded);
    }
}
