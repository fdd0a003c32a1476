using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Differences;

/// <summary>Compares two snapshots kind by kind, and gathers what nobody can tell.</summary>
internal sealed class SnapshotComparer(Snapshot before, Snapshot after, ComparisonOptions options)
{
    private readonly Sections _sections = new(before, after);
    private readonly List<EntityDifference> _differences = [];
    private readonly List<UnclearEntity> _unclear = [];

    public SnapshotComparison Compare()
    {
        var kinds = ComparedKinds
            .All.Where(kind =>
                options.Only.IsEmpty || options.Only.Contains(kind.Word, StringComparer.OrdinalIgnoreCase)
            )
            .ToArray();
        var members = new MemberComparer(options.IncludesUse, _sections.AreWhole);
        var renames = new Renames(before, after);
        foreach (var kind in kinds)
        {
            var comparer = new KindComparer(kind, members, _sections, renames);
            _differences.AddRange(comparer.Compare(before, after));
            _unclear.AddRange(comparer.Unclear);
        }

        var sections = kinds.SelectMany(kind => kind.Sections).Distinct().Where(_sections.ArePlanned).ToArray();
        return new SnapshotComparison
        {
            Before = ComparedSnapshot.Of(before),
            After = ComparedSnapshot.Of(after),
            Differences = [.. FoldCredentials()],
            Undetermined = [.. sections.Where(section => !_sections.AreLeftOut(section)).SelectMany(FindUndetermined)],
            NotCompared = [.. sections.Where(_sections.AreLeftOut)],
        };
    }

    /// <summary>A user's line of the credential report comes and goes with the user, and is told as part of it.</summary>
    private IEnumerable<EntityDifference> FoldCredentials()
    {
        var rows = _differences
            .Where(each => each.Kind == ComparedKinds.CredentialRows && each.Change != Change.Changed)
            .ToDictionary(each => (each.Change, each.Name));
        foreach (var difference in _differences)
        {
            if (difference.Kind is "user" && rows.TryGetValue((difference.Change, difference.Name), out var row))
            {
                rows.Remove((difference.Change, difference.Name));
                yield return difference with
                {
                    Fields = [.. difference.Fields, .. row.Fields],
                };
            }
            else if (
                difference.Kind != ComparedKinds.CredentialRows
                || difference.Change == Change.Changed
                || rows.ContainsKey((difference.Change, difference.Name))
            )
            {
                yield return difference;
            }
        }
    }

    private IEnumerable<Undetermined> FindUndetermined(SnapshotSection section) =>
        FindUndetermined(section, ComparedSide.Before).Concat(FindUndetermined(section, ComparedSide.After));

    private IEnumerable<Undetermined> FindUndetermined(SnapshotSection section, ComparedSide side)
    {
        var unclear = _unclear.Where(each => each.Section == section && each.Side == side).ToArray();
        if (unclear.Any(each => each.Gap is null) || !_sections.Of(side, section).IsPlanned)
        {
            yield return Describe(section, side, gaps: [], unclear.Where(each => each.Gap is null));
        }

        // One call that failed alike for many users, or in many regions, is one line.
        var failures = _sections
            .Of(side, section)
            .Gaps.GroupBy(gap => (gap.Service, gap.Operation, gap.Outcome, gap.MissingPermission, gap.Subject is null));
        foreach (var alike in failures)
        {
            var gaps = alike.ToHashSet();
            yield return Describe(
                section,
                side,
                [.. alike],
                unclear.Where(each => each.Gap is { } gap && gaps.Contains(gap))
            );
        }
    }

    private static Undetermined Describe(
        SnapshotSection section,
        ComparedSide side,
        ImmutableArray<CoverageEntry> gaps,
        IEnumerable<UnclearEntity> entities
    ) =>
        new()
        {
            Section = section,
            Side = side,
            Gap = gaps.FirstOrDefault(),
            Subjects =
            [
                .. gaps.Select(gap => gap.Subject ?? Region(gap)).OfType<string>().Distinct(StringComparer.Ordinal),
            ],
            Entities = [.. entities.Select(each => each.Name).Order(StringComparer.Ordinal)],
        };

    private static string? Region(CoverageEntry gap) => gap.Region is "global" ? null : gap.Region;
}
