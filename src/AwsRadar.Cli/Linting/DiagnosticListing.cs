using System.Collections.Immutable;
using AwsRadar.Cli.Output;
using AwsRadar.Core.Diagnostics;

namespace AwsRadar.Cli.Linting;

/// <summary><c>policy lint</c> as a table, CSV or JSON.</summary>
internal static class DiagnosticListing
{
    public static Listing<DiagnosticRow> Create(PolicySource source, ImmutableArray<Diagnostic> diagnostics) =>
        new(
            [.. diagnostics.Select(diagnostic => DiagnosticRow.Of(source, diagnostic))],
            [
                new("FILE", row => row.File),
                new("LINE", row => $"{row.Line}"),
                new("COLUMN", row => $"{row.Column}"),
                new("SEVERITY", row => row.Severity),
                new("CODE", row => row.Code),
                new("MESSAGE", row => row.Message),
                new("REMEDY", row => row.Remedy),
            ],
            DiagnosticJsonContext.Default.DiagnosticRow
        )
        {
            WhenEmpty = Translate("Nothing to report."),
        };
}
