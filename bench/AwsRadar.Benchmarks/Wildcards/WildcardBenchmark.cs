using System.Diagnostics;
using System.Text.Json;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Reference;
using AwsRadar.Core.Tests.Hostile;

namespace AwsRadar.Benchmarks.Wildcards;

/// <summary>
/// How long the worst of 10,000 hostile patterns of up to 6,144 characters takes, read and matched, in each place where
/// a policy has wildcards. That no pattern takes many steps is held by a test.
/// </summary>
internal static class WildcardBenchmark
{
    private const int Patterns = 10_000;

    /// <summary>The least of a few times is the pattern's own: the machine adds to the others.</summary>
    private const int Repetitions = 5;

    private static readonly ContextScope NoContext = new(ContextKeys.Empty);

    private static readonly (string Place, Func<string, string, bool> Matches)[] Matchers =
    [
        ("Action", (pattern, text) => WildcardPattern.Parse(pattern).Matches(text)),
        ("Resource", (pattern, text) => ArnPattern.Parse(pattern).Matches(text)),
        ("StringLike", (pattern, text) => Holds("StringLike", pattern, text)),
        ("ArnLike", (pattern, text) => Holds("ArnLike", pattern, text)),
        ("reference", (pattern, text) => ActionPattern.IsMatch(pattern, text)),
    ];

    public static int Run()
    {
        var figures = new WildcardFigures
        {
            Patterns = Patterns,
            MaxLength = HostileWildcards.MaxLength,
            Places = [.. Matchers.Select(matcher => Measure(matcher.Place, matcher.Matches))],
        };
        Console.WriteLine(JsonSerializer.Serialize(figures, WildcardJsonContext.Default.WildcardFigures));
        return 0;
    }

    private static WildcardPlace Measure(string place, Func<string, string, bool> matches)
    {
        foreach (var (pattern, text) in HostileWildcards.Of(Patterns / 10))
        {
            matches(pattern, text);
        }

        var times = HostileWildcards
            .Of(Patterns)
            .Select(one => Enumerable.Range(0, Repetitions).Min(_ => Time(() => matches(one.Pattern, one.Text))))
            .Order()
            .ToArray();
        return new WildcardPlace(place, times[times.Length / 2], times[^1]);
    }

    private static double Time(Func<bool> match)
    {
        var start = Stopwatch.GetTimestamp();
        match();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static bool Holds(string name, string pattern, string text) =>
        ConditionOperator.TryParse(name, out var @operator)
        && ValueTest.Prepare(@operator, pattern, PolicyLanguageVersion.V2012).Matches(text, NoContext) == Truth.True;
}
