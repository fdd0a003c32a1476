using System.Collections.Immutable;

namespace AwsRadar.Core.Permissions;

/// <summary>Joins neighbouring patterns while that covers few actions that nobody asked for.</summary>
internal sealed class PatternMerger(IEnumerable<CoveringPattern> exact)
{
    private readonly List<CoveringPattern> _patterns =
    [
        .. exact
            .OrderBy(pattern => pattern.Service.Prefix, StringComparer.Ordinal)
            .ThenBy(pattern => pattern.Beginning, StringComparer.Ordinal),
    ];

    public IEnumerable<string> Patterns => _patterns.Select(pattern => pattern.ToString());

    /// <summary>What the patterns cover besides, in full names.</summary>
    public ImmutableArray<string> Extra =>
        [
            .. _patterns
                .SelectMany(pattern => pattern.Extra.Select(name => $"{pattern.Service.Prefix}:{name}"))
                .Except(
                    _patterns.SelectMany(pattern => pattern.Covered.Select(name => $"{pattern.Service.Prefix}:{name}")),
                    StringComparer.OrdinalIgnoreCase
                )
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The join that adds least goes first, until the next one would add too much.</summary>
    public void Merge(int allowMore)
    {
        while (allowMore > 0 && Cheapest(allowMore) is { } join)
        {
            (_patterns[join.At], var saved) = (join.Pattern, _patterns[join.At + 1]);
            _patterns.Remove(saved);
        }
    }

    private (int At, CoveringPattern Pattern)? Cheapest(int allowMore)
    {
        var others = _patterns.Select(pattern => pattern.Extra.Length).ToArray();
        var total = others.Sum();
        (int At, CoveringPattern Pattern, int Total)? best = null;
        for (var at = 0; at + 1 < _patterns.Count; at++)
        {
            if (!ReferenceEquals(_patterns[at].Service, _patterns[at + 1].Service))
            {
                continue;
            }

            var joined = _patterns[at].With(_patterns[at + 1]);
            var sum = total - others[at] - others[at + 1] + joined.Extra.Length;
            if (sum <= allowMore && (best is null || sum < best.Value.Total))
            {
                best = (at, joined, sum);
            }
        }

        return best is { } found ? (found.At, found.Pattern) : null;
    }
}
