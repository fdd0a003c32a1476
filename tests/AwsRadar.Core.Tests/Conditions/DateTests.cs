using AwsRadar.Core.Conditions;
using AwsRadar.Core.Policies;
using Xunit;

namespace AwsRadar.Core.Tests.Conditions;

public sealed class DateTests
{
    [Theory]
    [InlineData("DateLessThan", "179393793934000", "1793937939", true)]
    [InlineData("DateLessThan", "2026-11-25T00:00:00Z", "179393793934000", false)]
    [InlineData("DateGreaterThan", "2026-11-25T00:00:00Z", "9223372036854775807", true)]
    [InlineData("DateGreaterThan", "-9223372036854775808", "0", true)]
    [InlineData("DateEquals", "2026-11-25T00:00:00.5Z", "2026-11-25T01:00:00.5+01:00", true)]
    public void Seconds_beyond_the_calendar_are_compared_as_numbers(
        string name,
        string wanted,
        string given,
        bool matches
    )
    {
        Assert.True(ConditionOperator.TryParse(name, out var parsed));

        var test = ValueTest.Prepare(parsed, wanted, PolicyLanguageVersion.V2012);

        Assert.Equal(matches.ToTruth(), test.Matches(given, new ContextScope(ContextKeys.Empty)));
    }
}
