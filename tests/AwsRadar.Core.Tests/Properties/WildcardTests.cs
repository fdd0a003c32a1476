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
}
