using AwsRadar.Core.Arns;
using AwsRadar.Core.Tests.Differential;
using AwsRadar.Core.Tests.Oracle;
using CsCheck;
using Xunit;

namespace AwsRadar.Core.Tests.Properties;

/// <summary>The wildcard matchers equal a matcher that tries every place.</summary>
public sealed class WildcardTests
{
    private static readonly int Pairs = CaseStream.IsFull ? 1_000_000 : 50_000;

    /// <summary>Few characters, so that patterns often match.</summary>
    private static readonly Gen<(string Pattern, string Text)> Pair = Gen.Select(
        Gen.String[Gen.OneOf('a', 'b', ':', '*', '*', '?'), 0, 10],
        Gen.String[Gen.OneOf('a', 'b', ':', '*', 'A'), 0, 14]
    );

    /// <summary>
    /// Long enough for the automaton, over several of its words: a short pattern with long stretches for its letters,
    /// and the text that results, or one a little beside it.
    /// </summary>
    private static readonly Gen<(string Pattern, string Text)> LongPair = Gen.Select(
            Pair,
            Gen.OneOf("a", "ab", "a:", "aab?", ":"),
            Gen.Int[20, 200],
            Gen.Int[0, 60]
        )
        .Select(
            (pair, letter, pattern, text) =>
                (
                    "*" + pair.Pattern.Replace("b", Repeat(letter, pattern)) + Repeat(letter, 260) + "*",
                    Repeat("a:", text) + pair.Text.Replace("b", Repeat(letter, pattern)) + Repeat(letter, 270)
                )
        );

    [Fact]
    public void Wildcards_match_as_by_trying_every_place() =>
        CaseStream.Check(
            Pair,
            Pairs,
            pair =>
                WildcardPattern.Parse(pair.Pattern).Matches(pair.Text)
                == OracleWildcard.Matches(pair.Pattern, pair.Text)
                    ? null
                    : $"`{pair.Pattern}` against `{pair.Text}`"
        );

    [Fact]
    public void Wildcards_of_an_arn_match_as_by_trying_every_place() =>
        CaseStream.Check(
            Pair,
            Pairs,
            pair =>
                ArnPattern.Parse(pair.Pattern).Matches(pair.Text) == OracleWildcard.MatchesArn(pair.Pattern, pair.Text)
                    ? null
                    : $"`{pair.Pattern}` against `{pair.Text}`"
        );

    [Fact]
    public void Long_patterns_match_as_by_trying_every_place() =>
        CaseStream.Check(
            LongPair,
            Pairs / 100,
            pair =>
                WildcardPattern.Parse(pair.Pattern).Matches(pair.Text)
                    == OracleWildcard.Matches(pair.Pattern, pair.Text)
                && ArnPattern.Parse(pair.Pattern).Matches(pair.Text)
                    == OracleWildcard.MatchesArn(pair.Pattern, pair.Text)
                    ? null
                    : $"`{pair.Pattern}` against `{pair.Text}`"
        );

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
