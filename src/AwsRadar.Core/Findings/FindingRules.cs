using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Findings;

/// <summary>All rules, and their run over a snapshot.</summary>
public static class FindingRules
{
    public static ImmutableArray<IFindingRule> All { get; } =
    [new ConsoleUserWithoutMfaRule(), new OldAccessKeyRule(), new NeverSignedInRule()];

    /// <summary>Runs one rule; what the snapshot lacks for it is part of the result.</summary>
    public static FindingResult Run(IFindingRule rule, Snapshot snapshot) =>
        new(rule, [.. rule.Find(snapshot)], [.. rule.Needs.Where(section => !snapshot.Coverage.IsKnown(section))]);

    public static ImmutableArray<FindingResult> RunAll(Snapshot snapshot) =>
        [.. All.Select(rule => Run(rule, snapshot))];
}
