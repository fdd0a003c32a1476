using System.Collections.Immutable;

namespace AwsRadar.Wire.Models;

/// <summary>
/// How an operation is asked for its next page. The texts are JMESPath expressions over the output (most are plain
/// member names); input tokens are member names of the input and pair with the output tokens by position.
/// </summary>
public sealed class Paginator
{
    internal Paginator() { }

    public ImmutableArray<string> InputTokens { get; internal init; } = [];

    public ImmutableArray<string> OutputTokens { get; internal init; } = [];

    /// <summary>The output's flag that says whether a page follows; null: a page follows while a token is returned.</summary>
    public string? MoreResults { get; internal init; }

    /// <summary>The input member that limits the size of a page; null when the operation has none.</summary>
    public string? LimitKey { get; internal init; }

    /// <summary>The lists (or sums) that grow page by page.</summary>
    public ImmutableArray<string> ResultKeys { get; internal init; } = [];

    /// <summary>Output members that are the same on each page and taken from the first.</summary>
    public ImmutableArray<string> NonAggregateKeys { get; internal init; } = [];
}
