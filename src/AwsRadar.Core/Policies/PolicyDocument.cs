using System.Collections.Immutable;
using AwsRadar.Core.Diagnostics;

namespace AwsRadar.Core.Policies;

/// <summary>A policy as it was written, element by element.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html</remarks>
public sealed record PolicyDocument
{
    public required PolicyType Type { get; init; }

    public PolicyLanguageVersion Version { get; init; }

    /// <summary>The document's <c>Id</c> element, which some services write.</summary>
    public string? Id { get; init; }

    public ImmutableArray<Statement> Statements { get; init; } = [];

    /// <summary>
    /// False when the text, or a part of it outside the statements, could not be understood: the document may grant or
    /// deny more than <see cref="Statements"/> tells, and an evaluation that depends on it is unknown.
    /// </summary>
    public required bool IsReadable { get; init; }

    public Span Span { get; init; }
}
