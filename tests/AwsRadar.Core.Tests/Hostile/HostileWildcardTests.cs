using AwsRadar.Core.Arns;
using AwsRadar.Core.Reference;
using AwsRadar.Core.Tests.Differential;
using AwsRadar.Core.Tests.Oracle;
using Xunit;

namespace AwsRadar.Core.Tests.Hostile;

/// <summary>
/// No pattern up to 6,144 characters makes a matcher slow. A clock would only guess, so the steps are counted; what they
/// take in time is shown by the suite <c>wildcards</c> of the benchmarks.
/// </summary>
public sealed class HostileWildcardTests
{
    private static readonly int Patterns = CaseStream.IsFull ? 10_000 : 1_000;

    private delegate bool Matcher(string pattern, string text, ref StepCount steps);

    [Fact]
    public void Hostile_patterns_of_strings_and_actions_take_few_steps() =>
        TakesFewSteps(
            (string pattern, string text, ref StepCount steps) =>
                WildcardPattern.Parse(pattern).Matches(text, ref steps)
        );

    [Fact]
    public void Hostile_patterns_of_resources_take_few_steps() =>
        TakesFewSteps(
            (string pattern, string text, ref StepCount steps) => ArnPattern.Parse(pattern).Matches(text, ref steps)
        );

    [Fact]
    public void Hostile_patterns_of_the_reference_take_few_steps() =>
        TakesFewSteps(
            (string pattern, string text, ref StepCount steps) => ActionPattern.IsMatch(pattern, text, ref steps)
        );

    [Fact]
    public void Hostile_patterns_match_as_by_trying_every_place()
    {
        var wrong = HostileWildcards
            .Of(Patterns / 50)
            .Where(one =>
                WildcardPattern.Parse(one.Pattern).Matches(one.Text) != OracleWildcard.Matches(one.Pattern, one.Text)
                || ArnPattern.Parse(one.Pattern).Matches(one.Text) != OracleWildcard.MatchesArn(one.Pattern, one.Text)
            );

        Assert.Empty(wrong.Take(1));
    }

    private static void TakesFewSteps(Matcher matcher)
    {
        foreach (var (pattern, text) in HostileWildcards.Of(Patterns))
        {
            var steps = new StepCount();
            matcher(pattern, text, ref steps);

            Assert.True(
                steps.Total <= StepCount.MaxPerCharacter * (pattern.Length + text.Length + 2L),
                $"{steps.Total} steps for `{pattern}`"
            );
        }
    }
}
