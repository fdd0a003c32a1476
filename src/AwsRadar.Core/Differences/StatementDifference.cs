using System.Collections.Immutable;

namespace AwsRadar.Core.Differences;

/// <summary>One statement of a policy that differs in what it means, or in its <c>Sid</c>.</summary>
public sealed record StatementDifference
{
    public required Change Change { get; init; }

    /// <summary>How people name it: its <c>Sid</c>, or its number; on the later side, unless it vanished.</summary>
    public required string Statement { get; init; }

    /// <summary>The elements that differ; of a statement that appeared or vanished, all of them.</summary>
    public ImmutableArray<ElementDifference> Elements { get; init; } = [];
}
