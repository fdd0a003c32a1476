using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Differences;

/// <summary>A part that one side could not read, so that nobody can tell what differs there.</summary>
public sealed record Undetermined
{
    public required SnapshotSection Section { get; init; }

    /// <summary>Which side did not read it.</summary>
    public required ComparedSide Side { get; init; }

    /// <summary>The call that did not bring it; null if none was planned.</summary>
    public CoverageEntry? Gap { get; init; }

    /// <summary>What it is about, such as the users whose keys are unknown; empty: the whole part.</summary>
    public ImmutableArray<string> Subjects { get; init; } = [];

    /// <summary>What only the other side has: it may be new, or gone, or neither.</summary>
    public ImmutableArray<string> Entities { get; init; } = [];
}

[JsonConverter(typeof(CamelCaseEnumConverter<ComparedSide>))]
public enum ComparedSide
{
    Before,
    After,
}
