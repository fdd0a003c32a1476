using System.Text.RegularExpressions;
using AwsRadar.Core.Reference;
using CsCheck;
using Xunit;

namespace AwsRadar.Core.Tests.Reference;

public sealed class ActionPatternTests
{
    [Fact]
    public void A_pattern_matches_as_the_same_regular_expression_does()
    {
        var pattern = Gen.Char["aB*?"].Array[0, 8].Select(characters => new string(characters));
        var text = Gen.Char["abB"].Array[0, 8].Select(characters => new string(characters));

        Gen.Select(pattern, text)
            .Sample(pair => ActionPattern.IsMatch(pair.Item1, pair.Item2) == Reference(pair.Item1, pair.Item2));
    }

    [Fact]
    public void A_pattern_of_many_asterisks_takes_no_time()
    {
        var pattern = string.Concat(Enumerable.Repeat("*a", 1_000)) + "b";
        var text = new string('a', 100_000);

        Assert.False(ActionPattern.IsMatch(pattern, text));
    }

    private static bool Reference(string pattern, string text) =>
        Regex.IsMatch(
            text,
            "^" + pattern.Replace("*", ".*", StringComparison.Ordinal).Replace('?', '.') + "$",
            RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(5)
        );
}
