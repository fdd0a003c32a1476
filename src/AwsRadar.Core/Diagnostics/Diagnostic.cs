namespace AwsRadar.Core.Diagnostics;

/// <summary>
/// One thing that is wrong, or could be better, in a policy. Codes are permanent and never reused; docs/diagnostics.md
/// lists them. Each code has one factory method in this folder.
/// </summary>
public sealed record Diagnostic
{
    /// <summary><c>RAD</c> and four digits.</summary>
    public required string Code { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>One sentence that names the statement, the element and what is wrong with it.</summary>
    public required string Message { get; init; }

    /// <summary>What to do about it, as one sentence.</summary>
    public required string Remedy { get; init; }

    /// <summary>Where in the text.</summary>
    public required Span Span { get; init; }

    /// <summary>Where in the document: <c>Statement[0].Action[1]</c>; empty for the document itself.</summary>
    public required string Path { get; init; }

    public override string ToString() => $"{Span.Line}:{Span.Column} {Severity} {Code} {Message}";
}
