using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Differences;

/// <summary>What differs between two snapshots of one account, and what nobody can tell.</summary>
public sealed record SnapshotComparison
{
    public required ComparedSnapshot Before { get; init; }

    public required ComparedSnapshot After { get; init; }

    /// <summary>By kind, then by name.</summary>
    public ImmutableArray<EntityDifference> Differences { get; init; } = [];

    /// <summary>The parts that one side read, or tried to read, and a side could not.</summary>
    public ImmutableArray<Undetermined> Undetermined { get; init; } = [];

    /// <summary>The parts that neither side set out to read: they are not compared.</summary>
    public ImmutableArray<SnapshotSection> NotCompared { get; init; } = [];

    /// <summary>Compares two snapshots. It never fails; the same input gives the same result.</summary>
    public static SnapshotComparison Of(Snapshot before, Snapshot after, ComparisonOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return new SnapshotComparer(before, after, options ?? new ComparisonOptions()).Compare();
    }
}

/// <summary>One of the two sides.</summary>
public sealed record ComparedSnapshot(string Id, DateTimeOffset CompletedAt)
{
    internal static ComparedSnapshot Of(Snapshot snapshot) => new(snapshot.Id, snapshot.CompletedAt);
}
