using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Findings;

/// <summary>Looks for one kind of trouble in a snapshot.</summary>
public interface IFindingRule
{
    /// <summary>Permanent, in lower case with hyphens.</summary>
    string Id { get; }

    /// <summary>What it finds, as a heading.</summary>
    string Title { get; }

    /// <summary>What to do about it, as one sentence.</summary>
    string Advice { get; }

    /// <summary>The AWS page that it rests on.</summary>
    string Source { get; }

    /// <summary>The sections of a snapshot that the rule reads.</summary>
    ImmutableArray<SnapshotSection> Needs { get; }

    IEnumerable<Finding> Find(ExaminedAccount account);
}
