using System.Collections.Immutable;

namespace AwsRadar.Core.Snapshots;

/// <summary>
/// The ledger of a collection: every planned call and how it ended. It tells "there is none" from "it could not be read".
/// </summary>
public sealed record Coverage(ImmutableArray<CoverageEntry> Entries)
{
    /// <summary>The entries whose call did not bring all that was asked for.</summary>
    public IEnumerable<CoverageEntry> Gaps => Entries.Where(entry => !entry.IsAnswered);

    /// <summary>Whether every planned call was answered in full.</summary>
    public bool IsComplete => !Gaps.Any();

    /// <summary>Whether anybody was asked about a section, whatever the answer.</summary>
    public bool IsAsked(SnapshotSection section) =>
        Entries.Any(entry => entry.Outcome is not CallOutcome.Skipped && entry.Sections.Contains(section));

    /// <summary>Whether a section was planned and each call that fills it was answered: only then does "not listed" mean "none".</summary>
    public bool IsKnown(SnapshotSection section)
    {
        var planned = false;
        foreach (var entry in Entries)
        {
            if (entry.Sections.Contains(section))
            {
                planned = true;
                if (!entry.IsAnswered)
                {
                    return false;
                }
            }
        }

        return planned;
    }
}
