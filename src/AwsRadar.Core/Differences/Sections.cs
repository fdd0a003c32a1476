using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Differences;

/// <summary>What the ledgers of both sides say about each section.</summary>
internal sealed class Sections(Snapshot before, Snapshot after)
{
    private readonly Dictionary<(ComparedSide, SnapshotSection), SectionKnowledge> _known = [];

    public SectionKnowledge Before(SnapshotSection section) => Of(ComparedSide.Before, section);

    public SectionKnowledge After(SnapshotSection section) => Of(ComparedSide.After, section);

    public SectionKnowledge Of(ComparedSide side, SnapshotSection section)
    {
        if (!_known.TryGetValue((side, section), out var knowledge))
        {
            knowledge = SectionKnowledge.Of(side == ComparedSide.Before ? before : after, section);
            _known.Add((side, section), knowledge);
        }

        return knowledge;
    }

    /// <summary>Whether both sides read all of it.</summary>
    public bool AreWhole(SnapshotSection section) => Before(section).IsWhole && After(section).IsWhole;

    /// <summary>Whether neither side set out to read it.</summary>
    public bool AreLeftOut(SnapshotSection section) => Before(section).IsLeftOut && After(section).IsLeftOut;

    /// <summary>Whether any side planned to read it.</summary>
    public bool ArePlanned(SnapshotSection section) => Before(section).IsPlanned || After(section).IsPlanned;
}
