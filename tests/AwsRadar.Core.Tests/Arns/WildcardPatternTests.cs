using AwsRadar.Core.Arns;
using CsCheck;
using Xunit;

namespace AwsRadar.Core.Tests.Arns;

public sealed class WildcardPatternTests
{
    private const int PairsPerRun = 200_000;

    [Fact]
    public void It_matches_what_the_definition_of_the_wildcards_matches()
    {
        var pattern = Gen.String[Gen.Char["ab**?"], 0, 8];
        var text = Gen.String[Gen.Char["ab*?"], 0, 10];

        Gen.Select(pattern, text)
            .Sample(
                pair => WildcardPattern.Parse(pair.Item1).Matches(pair.Item2) == Defined(pair.Item1, pair.Item2),
                iter: PairsPerRun
            );
    }

    [Fact]
    public void Long_stretches_with_question_marks_match_like_short_ones()
    {
        var stretch = Gen.String[Gen.Char["abc?"], 20, 600];
        var text = Gen.String[Gen.Char["abc"], 0, 5];

        Gen.Select(stretch, text, text)
            .Sample(
                (middle, before, after) =>
                {
                    var fitting = before + middle.Replace('?', 'z') + after;
                    var spoilt = before + middle.Replace('?', 'z').Remove(0, 1) + after;
                    return WildcardPattern.Parse($"*{middle}*").Matches(fitting)
                        && WildcardPattern.Parse($"*{middle}*").Matches(spoilt) == Defined($"*{middle}*", spoilt);
                },
                iter: 2_000
            );
    }

    /// <summary>The wildcards' definition, word for word; exponential, and fit for short texts only.</summary>
    private static bool Defined(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        if (pattern.IsEmpty)
        {
            return text.IsEmpty;
        }

        if (pattern[0] == '*')
        {
            return Defined(pattern[1..], text) || (!text.IsEmpty && Defined(pattern, text[1..]));
        }

        return !text.IsEmpty && (pattern[0] == '?' || pattern[0] == text[0]) && Defined(pattern[1..], text[1..]);
    }
}
