using System.Collections.Immutable;

namespace AwsRadar.Core.Differences;

/// <summary>How much a comparison tells.</summary>
public sealed record ComparisonOptions
{
    /// <summary>
    /// Also tell what changes by mere use or follows from other differences: times of last use, counts, versions that are
    /// not in force.
    /// </summary>
    public bool IncludesUse { get; init; }

    /// <summary>Only these kinds, as <see cref="Kinds"/> names them; empty: all.</summary>
    public ImmutableArray<string> Only { get; init; } = [];

    /// <summary>The kinds of entities that are compared, in the order in which differences are told.</summary>
    public static ImmutableArray<string> Kinds => [.. ComparedKinds.All.Select(kind => kind.Word)];
}
