using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Differences;

/// <summary>What one snapshot's ledger says about one section: of what it can be told that it was not there.</summary>
internal sealed class SectionKnowledge
{
    private readonly ImmutableArray<CoverageEntry> _entries;

    private SectionKnowledge(ImmutableArray<CoverageEntry> entries)
    {
        _entries = entries;
        Gaps = [.. entries.Where(entry => !entry.IsAnswered)];
    }

    /// <summary>The calls that did not bring all that was asked for.</summary>
    public ImmutableArray<CoverageEntry> Gaps { get; }

    public bool IsPlanned => !_entries.IsEmpty;

    public bool IsWhole => IsPlanned && Gaps.IsEmpty;

    /// <summary>Whether nobody tried to read it: it was not planned, or left out.</summary>
    public bool IsLeftOut => _entries.All(entry => entry is { Outcome: CallOutcome.Skipped, Items: 0 });

    public static SectionKnowledge Of(Snapshot snapshot, SnapshotSection section) =>
        new([.. snapshot.Coverage.Entries.Where(entry => entry.Sections.Contains(section))]);

    /// <summary>Whether the entity was not there, as it is not listed: each call that could have listed it was answered.</summary>
    public bool KnowsAbsence(EntityIdentity entity) =>
        _entries.Any(entry => CouldList(entry, entity)) && FindGap(entity) is null;

    /// <summary>The call whose answer is missing to tell whether the entity was there; null if there is none.</summary>
    public CoverageEntry? FindGap(EntityIdentity entity) =>
        Gaps.FirstOrDefault(gap =>
            CouldList(gap, entity)
            && (gap.Subject is null || entity.IsNamed(gap.Subject) || entity.IsOwnerNamed(gap.Subject))
        );

    /// <summary>Whether a call about this very entity was not answered, so that what is empty of it may be unread.</summary>
    public bool LacksDetails(EntityIdentity entity) =>
        Gaps.Any(gap => gap.Subject is { } subject && entity.IsNamed(subject) && CouldList(gap, entity));

    private static bool CouldList(CoverageEntry call, EntityIdentity entity) =>
        (entity.Service is null || string.Equals(entity.Service, call.Service, StringComparison.OrdinalIgnoreCase))
        && (entity.Region is null || call.Region is "global" || entity.Region == call.Region);
}
