using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Findings;

/// <summary>What a rule found, and what it could not look at.</summary>
/// <param name="Unknown">The sections that the rule needs and the snapshot lacks: with any, no finding does not mean none.</param>
public sealed record FindingResult(
    IFindingRule Rule,
    ImmutableArray<Finding> Findings,
    ImmutableArray<SnapshotSection> Unknown
)
{
    public bool IsComplete => Unknown.IsEmpty;
}
