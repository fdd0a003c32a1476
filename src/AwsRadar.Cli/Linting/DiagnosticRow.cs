using System.Text.Json.Serialization;
using AwsRadar.Core.Diagnostics;

namespace AwsRadar.Cli.Linting;

/// <summary>A diagnostic for programs. Lines and columns count from 1; the end is exclusive.</summary>
internal sealed record DiagnosticRow(
    string File,
    int Line,
    int Column,
    int EndLine,
    int EndColumn,
    string Severity,
    string Code,
    string Message,
    string Remedy,
    string Path
)
{
    public static DiagnosticRow Of(PolicySource source, Diagnostic diagnostic) =>
        new(
            source.Name,
            // A diagnostic of the whole text has no place.
            Math.Max(1, diagnostic.Span.Line),
            diagnostic.Span.Column + 1,
            Math.Max(1, diagnostic.Span.End.Line),
            diagnostic.Span.End.Column + 1,
            SeverityText.Of(diagnostic.Severity),
            diagnostic.Code,
            diagnostic.Message,
            diagnostic.Remedy,
            diagnostic.Path
        );
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DiagnosticRow))]
internal sealed partial class DiagnosticJsonContext : JsonSerializerContext;
