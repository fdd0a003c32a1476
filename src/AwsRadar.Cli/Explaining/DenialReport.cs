using System.Collections.Immutable;
using AwsRadar.Core.Denials;
using AwsRadar.Core.Permissions;

namespace AwsRadar.Cli.Explaining;

/// <summary>A denial explained: what a person reads line by line, and what a program reads.</summary>
/// <param name="Lines">In the order in which they are read.</param>
internal sealed record DenialReport(
    DeniedRequest Request,
    DenialExplanation Explanation,
    ImmutableArray<ManagedPolicyGrant> ManagedPolicies,
    ImmutableArray<DenialLine> Lines
)
{
    /// <summary>Whether the same command may be repeated with <c>--coach</c>.</summary>
    public bool CanBeCoached { get; init; }
}

/// <summary>One thing that is said about a denial.</summary>
/// <param name="Label">What it is about: <c>why</c>, <c>forbids</c>, <c>needs</c>, <c>remedy</c>, <c>do</c>, <c>note</c>.</param>
/// <param name="Source">What it rests on; null for what follows from the lines above.</param>
internal sealed record DenialLine(string Label, string Text, string? Source = null);
