using System.Collections.Immutable;

namespace AwsRadar.Core.Arns;

/// <summary>
/// An ARN with wildcards, as <c>Resource</c> holds it. A wildcard works within a segment, that is between colons; a
/// <c>*</c> that ends a segment also takes further segments. <c>*</c> alone matches everything.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html</remarks>
public sealed class ArnPattern
{
    private const int MaxSegmentsOnStack = 64;

    /// <summary>As <see cref="WildcardPattern.MaxCompared"/>, for segments; AWS's own ARNs have up to ten.</summary>
    private const int MaxComparedSegments = 16;

    private readonly ImmutableArray<Segment> _segments;
    private readonly PatternAutomaton? _automaton;

    private ArnPattern(ImmutableArray<Segment> segments, bool matchesEverything, PatternAutomaton? automaton)
    {
        _automaton = automaton;
        _segments = segments;
        MatchesEverything = matchesEverything;
    }

    /// <summary>The pattern is <c>*</c>.</summary>
    public bool MatchesEverything { get; }

    /// <summary>Reads a pattern. Every text is one, an ARN or not.</summary>
    public static ArnPattern Parse(string text) => Create(PatternText.Of(text));

    internal static ArnPattern Create(PatternText text)
    {
        var characters = text.Characters;
        var kinds = text.Kinds;
        var segments = ImmutableArray.CreateBuilder<Segment>();
        while (true)
        {
            var colon = characters.IndexOf(':');
            var length = colon < 0 ? characters.Length : colon;
            segments.Add(
                new Segment(
                    WildcardPattern.Create(characters[..length], kinds[..length]),
                    IsOpen: length > 0 && kinds[length - 1] == PatternKind.AnyRun
                )
            );
            if (colon < 0)
            {
                break;
            }

            characters = characters[(colon + 1)..];
            kinds = kinds[(colon + 1)..];
        }

        return new ArnPattern(
            segments.ToImmutable(),
            segments.Count == 1 && segments[0].Pattern.MatchesEverything,
            IsSearching(text, segments.Count)
                ? new PatternAutomaton(text.Characters.ToArray(), text.Kinds.ToArray(), staysInSegment: true)
                : null
        );
    }

    public bool Matches(ReadOnlySpan<char> arn)
    {
        var steps = default(NoStepCount);
        return Matches(arn, ref steps);
    }

    internal bool Matches<TSteps>(ReadOnlySpan<char> arn, ref TSteps steps)
        where TSteps : struct, IStepCount
    {
        if (MatchesEverything)
        {
            return true;
        }

        var count = arn.Count(':') + 1;
        if (_automaton is not null && (arn.Length > WildcardPattern.MaxCompared || count > MaxComparedSegments))
        {
            return _automaton.Matches(arn, ref steps);
        }

        var ranges = count <= MaxSegmentsOnStack ? stackalloc Range[count] : new Range[count];
        arn.Split(ranges, ':');
        return Matches(arn, ranges, ref steps);
    }

    /// <summary>Up to one <c>*</c> nothing is searched: what stands before and behind it has one place.</summary>
    private static bool IsSearching(PatternText text, int segments) =>
        (text.Characters.Length > WildcardPattern.MaxCompared || segments > MaxComparedSegments)
        && text.Kinds.Count(PatternKind.AnyRun) > 1;

    /// <summary>
    /// Runs of segments, each run ending with an open segment, are found in order, each at its first occurrence: as in
    /// <see cref="WildcardPattern"/>, with segments for characters.
    /// </summary>
    private bool Matches<TSteps>(ReadOnlySpan<char> arn, ReadOnlySpan<Range> segments, ref TSteps steps)
        where TSteps : struct, IStepCount
    {
        var next = 0;
        var run = 0;
        while (run < _segments.Length)
        {
            var length = LengthOfRun(run);
            var isLast = run + length == _segments.Length;
            var endsOpen = _segments[run + length - 1].IsOpen;
            var at = (run == 0, isLast && !endsOpen) switch
            {
                (true, true) => segments.Length == length ? FindRun(arn, segments, run, length, 0, 0, ref steps) : -1,
                (true, false) => FindRun(arn, segments, run, length, 0, 0, ref steps),
                (false, true) => FindRun(
                    arn,
                    segments,
                    run,
                    length,
                    Math.Max(next, segments.Length - length),
                    segments.Length - length,
                    ref steps
                ),
                _ => FindRun(arn, segments, run, length, next, segments.Length - length, ref steps),
            };
            if (at < 0)
            {
                return false;
            }

            next = at + length;
            run += length;
        }

        return true;
    }

    private int LengthOfRun(int start)
    {
        var end = start;
        while (end < _segments.Length - 1 && !_segments[end].IsOpen)
        {
            end++;
        }

        return end - start + 1;
    }

    private int FindRun<TSteps>(
        ReadOnlySpan<char> arn,
        ReadOnlySpan<Range> segments,
        int run,
        int length,
        int from,
        int to,
        ref TSteps steps
    )
        where TSteps : struct, IStepCount
    {
        for (var at = from; at <= to && at + length <= segments.Length; at++)
        {
            var matched = 0;
            steps.Add(1);
            while (matched < length && _segments[run + matched].Pattern.Matches(arn[segments[at + matched]], ref steps))
            {
                steps.Add(1);
                matched++;
            }

            if (matched == length)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>What stands between two colons.</summary>
    /// <param name="IsOpen">It ends with <c>*</c>.</param>
    private readonly record struct Segment(WildcardPattern Pattern, bool IsOpen);
}
