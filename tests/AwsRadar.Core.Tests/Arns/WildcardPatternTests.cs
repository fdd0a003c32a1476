using System.Diagnostics;
using AwsRadar.Core.Arns;
using CsCheck;
using Xunit;

namespace AwsRadar.Core.Tests.Arns;

public sealed class WildcardPatternTests
{
    private const int PairsPerRun = 200_000;
    private static readonly TimeSpan Cap = TimeSpan.FromMilliseconds(10);

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
        var stretch = Gen.String[Gen.Char["abc?"], 20, 200];
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

    public static TheoryData<string, string> Hostile =>
        new()
        {
            { string.Concat(Enumerable.Repeat("*a", 3_000)) + "*b", new string('a', 6_144) },
            { string.Concat(Enumerable.Repeat("*a?", 2_000)) + "*b", new string('a', 6_144) },
            { "*" + string.Concat(Enumerable.Repeat("a?", 1_536)) + "b*", new string('a', 6_144) },
            { "*" + new string('a', 3_072) + "b*", new string('a', 6_144) },
            { "*" + new string('?', 3_072) + "b*", new string('a', 6_144) },
            { new string('*', 6_144), new string('a', 6_144) },
        };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_pattern_takes_no_longer_than_ten_milliseconds(string pattern, string text)
    {
        var compiled = WildcardPattern.Parse(pattern);
        var asArn = ArnPattern.Parse("arn:aws:s3:::" + pattern);
        compiled.Matches(text);

        // The best of a few: the machine may be busy with something else.
        var best = Enumerable.Range(0, 5).Min(_ => Time(() => compiled.Matches(text)));
        var bestArn = Enumerable.Range(0, 5).Min(_ => Time(() => asArn.Matches("arn:aws:s3:::" + text)));

        Assert.True(best < Cap, $"{best.TotalMilliseconds} ms");
        Assert.True(bestArn < Cap, $"{bestArn.TotalMilliseconds} ms");
    }

    private static TimeSpan Time(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start);
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
