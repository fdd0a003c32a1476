using System.Collections.Immutable;

namespace AwsRadar.Wire.Endpoints;

/// <summary>
/// The little of regular expressions that <c>partitions.json</c> uses for regions newer than itself: literal texts, one
/// choice among them, <c>\w+</c> and <c>\d+</c>. A run always ends at a hyphen or at the end, so nothing is tried twice.
/// </summary>
internal sealed class RegionPattern
{
    private readonly ImmutableArray<Step> _steps;

    private RegionPattern(ImmutableArray<Step> steps) => _steps = steps;

    /// <exception cref="InvalidDataException">The pattern uses more of the language.</exception>
    public static RegionPattern Parse(string pattern)
    {
        var isWhole = pattern.StartsWith('^') && pattern.EndsWith('$');
        var segments = isWhole ? pattern[1..^1].Split(@"\-") : throw Unknown(pattern);
        return new([.. segments.Select(segment => ParseSegment(segment, pattern))]);
    }

    public bool IsMatch(string region)
    {
        var segments = region.Split('-');
        return segments.Length == _steps.Length && _steps.Zip(segments).All(pair => pair.First.IsMatch(pair.Second));
    }

    private static Step ParseSegment(string segment, string pattern) =>
        segment switch
        {
            @"\w+" => new Step([], character => char.IsAsciiLetterOrDigit(character) || character is '_'),
            @"\d+" => new Step([], char.IsAsciiDigit),
            ['(', .. var choices, ')'] => new Step([.. choices.Split('|')], IsOfRun: null),
            _ when segment.All(char.IsAsciiLetterOrDigit) => new Step([segment], IsOfRun: null),
            _ => throw Unknown(pattern),
        };

    private static InvalidDataException Unknown(string pattern) =>
        new($"The pattern of regions `{pattern}` is not understood. Install aws-radar again.");

    private sealed record Step(ImmutableArray<string> Choices, Func<char, bool>? IsOfRun)
    {
        public bool IsMatch(string segment) =>
            IsOfRun is null
                ? Choices.Contains(segment, StringComparer.Ordinal)
                : segment.Length > 0 && segment.All(IsOfRun);
    }
}
