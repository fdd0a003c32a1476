using System.Numerics;
using System.Runtime.InteropServices;

namespace AwsRadar.Core.Arns;

/// <summary>
/// A text with the wildcards <c>*</c> (any run of characters) and <c>?</c> (exactly one). Matching never backtracks
/// over a <c>*</c>: what stands between two of them is taken at its first occurrence. Where pattern and text are both
/// long, <see cref="PatternAutomaton"/> takes over, so that no pattern can make it slow.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html</remarks>
public sealed class WildcardPattern
{
    /// <summary>
    /// Comparing a stretch at each place costs up to their product: as long as one of pattern and text is no longer than
    /// this, that is linear in the other.
    /// </summary>
    internal const int MaxCompared = 256;

    // The stretches between the `*`, one behind the other; where a `?` stands, the mask is 0.
    private readonly char[] _characters;
    private readonly ushort[]? _mask;
    private readonly int[] _ends;
    private readonly PatternAutomaton? _automaton;

    private WildcardPattern(char[] characters, ushort[]? mask, int[] ends, PatternAutomaton? automaton)
    {
        _automaton = automaton;
        _characters = characters;
        _mask = mask;
        _ends = ends;
    }

    /// <summary>The pattern has no wildcard.</summary>
    public bool IsLiteral => _ends.Length == 1 && _mask is null;

    /// <summary>The pattern is <c>*</c>.</summary>
    public bool MatchesEverything => _ends.Length == 2 && _characters.Length == 0;

    /// <summary>Reads a pattern. Every text is one.</summary>
    public static WildcardPattern Parse(string text)
    {
        var pattern = PatternText.Of(text);
        return Create(pattern.Characters, pattern.Kinds);
    }

    internal static WildcardPattern Create(ReadOnlySpan<char> characters, ReadOnlySpan<PatternKind> kinds)
    {
        var kept = new List<char>(characters.Length);
        var ends = new List<int>();
        var mask = kinds.Contains(PatternKind.AnyOne) ? new List<ushort>(characters.Length) : null;
        for (var i = 0; i < characters.Length; i++)
        {
            if (kinds[i] == PatternKind.AnyRun)
            {
                ends.Add(kept.Count);
                continue;
            }

            var isAnyOne = kinds[i] == PatternKind.AnyOne;
            kept.Add(isAnyOne ? '\0' : characters[i]);
            mask?.Add(isAnyOne ? ushort.MinValue : ushort.MaxValue);
        }

        ends.Add(kept.Count);
        // Up to one `*` nothing is searched: what stands before and behind it has one place.
        var isSearching = ends.Count > 2 && characters.Length > MaxCompared;
        return new WildcardPattern(
            [.. kept],
            mask?.ToArray(),
            [.. ends],
            isSearching ? new PatternAutomaton(characters.ToArray(), kinds.ToArray(), staysInSegment: false) : null
        );
    }

    public bool Matches(ReadOnlySpan<char> text)
    {
        var steps = default(NoStepCount);
        return Matches(text, ref steps);
    }

    internal bool Matches<TSteps>(ReadOnlySpan<char> text, ref TSteps steps)
        where TSteps : struct, IStepCount
    {
        if (_automaton is not null && text.Length > MaxCompared)
        {
            return _automaton.Matches(text, ref steps);
        }

        var last = _ends.Length - 1;
        if (last == 0)
        {
            return text.Length == _characters.Length && IsAt(text, 0, _characters.Length, ref steps);
        }

        // The first stretch stands at the beginning, the last at the end, the others in order between them.
        var first = _ends[0];
        var lastStart = _ends[last - 1];
        var lastLength = _characters.Length - lastStart;
        if (text.Length < first + lastLength || !IsAt(text, 0, first, ref steps))
        {
            return false;
        }

        if (!IsAt(text[^lastLength..], lastStart, _characters.Length, ref steps))
        {
            return false;
        }

        var rest = text[first..^lastLength];
        for (var stretch = 1; stretch < last; stretch++)
        {
            var start = _ends[stretch - 1];
            var at = IndexIn(rest, start, _ends[stretch], ref steps);
            if (at < 0)
            {
                return false;
            }

            rest = rest[(at + _ends[stretch] - start)..];
        }

        return true;
    }

    private int IndexIn<TSteps>(ReadOnlySpan<char> text, int start, int end, ref TSteps steps)
        where TSteps : struct, IStepCount
    {
        var length = end - start;
        if (_mask is null || !_mask.AsSpan(start, length).Contains(ushort.MinValue))
        {
            var found = text.IndexOf(_characters.AsSpan(start, length));
            steps.Add((found < 0 ? text.Length : found + 1L) * length);
            return found;
        }

        for (var at = 0; at <= text.Length - length; at++)
        {
            if (IsAt(text[at..], start, end, ref steps))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>Whether the text begins with a stretch; compares a vector of characters at once.</summary>
    private bool IsAt<TSteps>(ReadOnlySpan<char> text, int start, int end, ref TSteps steps)
        where TSteps : struct, IStepCount
    {
        steps.Add(end - start);
        var stretch = _characters.AsSpan(start, end - start);
        if (_mask is null)
        {
            return text.StartsWith(stretch);
        }

        if (text.Length < stretch.Length)
        {
            return false;
        }

        var mask = _mask.AsSpan(start, end - start);
        var wanted = MemoryMarshal.Cast<char, ushort>(stretch);
        var found = MemoryMarshal.Cast<char, ushort>(text[..stretch.Length]);
        var i = 0;
        for (; i <= wanted.Length - Vector<ushort>.Count; i += Vector<ushort>.Count)
        {
            var difference = new Vector<ushort>(found[i..]) ^ new Vector<ushort>(wanted[i..]);
            if ((difference & new Vector<ushort>(mask[i..])) != Vector<ushort>.Zero)
            {
                return false;
            }
        }

        for (; i < wanted.Length; i++)
        {
            if (((found[i] ^ wanted[i]) & mask[i]) != 0)
            {
                return false;
            }
        }

        return true;
    }
}
