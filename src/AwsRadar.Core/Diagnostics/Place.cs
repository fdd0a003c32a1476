namespace AwsRadar.Core.Diagnostics;

/// <summary>Where a diagnostic points, and how its message names that place.</summary>
/// <param name="Subject">As the beginning of a sentence: <c>`Action` of statement 2</c>.</param>
internal readonly record struct Place(Span Span, string Path, string Subject)
{
    public bool IsInStatement => Path.StartsWith("Statement", StringComparison.Ordinal);

    public Diagnostic Error(string code, string message, string remedy) => Of(code, Severity.Error, message, remedy);

    public Diagnostic SecurityWarning(string code, string message, string remedy) =>
        Of(code, Severity.SecurityWarning, message, remedy);

    public Diagnostic Warning(string code, string message, string remedy) =>
        Of(code, Severity.Warning, message, remedy);

    public Diagnostic Suggestion(string code, string message, string remedy) =>
        Of(code, Severity.Suggestion, message, remedy);

    private Diagnostic Of(string code, Severity severity, string message, string remedy) =>
        new()
        {
            Code = code,
            Severity = severity,
            Message = message,
            Remedy = remedy,
            Span = Span,
            Path = Path,
        };
}
