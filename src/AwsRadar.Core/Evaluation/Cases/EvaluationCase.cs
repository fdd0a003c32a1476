using System.Collections.Immutable;
using AwsRadar.Core.Diagnostics;

namespace AwsRadar.Core.Evaluation.Cases;

/// <summary>One question with all the policies it depends on, and the answer that is expected, if one is.</summary>
public sealed record EvaluationCase
{
    /// <summary>Null where the line has none.</summary>
    public string? Id { get; init; }

    /// <summary>Null where the line is no case; <see cref="Diagnostics"/> tells why.</summary>
    public RequestContext? Request { get; init; }

    public PolicySet Policies { get; init; } = new();

    /// <summary>Of the line and of its policies. An error among them makes the case invalid.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    public string? Expected { get; init; }

    /// <summary>Other answers that count as right.</summary>
    public ImmutableArray<string> AlsoAcceptable { get; init; } = [];

    /// <summary>A policy in it would be refused, or the line is no case.</summary>
    public bool IsInvalid => Request is null || Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
}
