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

    private readonly ImmutableArray<Segment> _segments;

    private ArnPattern(ImmutableArray<Segment> segments, bool matchesEverything)
    {
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

        return new ArnPattern(segments.ToImmutable(), segments.Count == 1 && segments[0].Pattern.MatchesEverything);
    }

    public bool Matches(ReadOnlySpan<char> arn)
    {
        if (MatchesEverything)
        {
            return true;
        }

        var count = arn.Count(':') + 1;
        var ranges = count <= MaxSegmentsOnStack ? stackalloc Range[count] : new Range[count];
        arn.Split(ranges, ':');
        return Matches(arn, ranges);
    }

    /// <summary>
    /// Runs of segments, each run ending with an open segment, are found in order, each at its first occurrence: as in
    /// <see cref="WildcardPattern"/>, with segments for characters.
    /// </summary>
    private bool Matches(ReadOnlySpan<char> arn, ReadOnlySpan<Range> segments)
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
                (true, true) => segments.Length == length ? FindRun(arn, segments, run, length, 0, 0) : -1,
                (true, false) => FindRun(arn, segments, run, length, 0, 0),
                (false, true) => FindRun(
                    arn,
                    segments,
                    run,
                    length,
                    Math.Max(next, segments.Length - length),
                    segments.Length - length
                ),
                _ => FindRun(arn, segments, run, length, next, segments.Length - length),
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

    private int FindRun(ReadOnlySpan<char> arn, ReadOnlySpan<Range> segments, int run, int length, int from, int to)
    {
        for (var at = from; at <= to && at + length <= segments.Length; at++)
        {
            var matched = 0;
            while (matched < length && _segments[run + matched].Pattern.Matches(arn[segments[at + matched]]))
            {
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
