using System.Collections.Immutable;

namespace AwsRadar.Core.Permissions;

/// <summary>A shorter way to write a list of actions.</summary>
/// <param name="Extra">Actions that the patterns cover and nobody asked for; empty unless that was allowed.</param>
/// <param name="Unknown">Words of the list that name no action of the reference; they stand among the patterns as they were.</param>
public sealed record MinimizedActions(
    ImmutableArray<string> Patterns,
    ImmutableArray<string> Extra,
    ImmutableArray<string> Unknown
);
