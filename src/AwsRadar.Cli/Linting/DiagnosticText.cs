using System.Collections.Immutable;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;

namespace AwsRadar.Cli.Linting;

/// <summary>Prints diagnostics as compilers do, so that editors find the places: <c>file:line:column severity code message</c>.</summary>
internal static class DiagnosticText
{
    public static void Write(
        CommandContext context,
        PolicySource source,
        PolicyType type,
        ImmutableArray<Diagnostic> diagnostics
    )
    {
        var file = source.IsStandardInput ? "stdin" : source.Name;
        foreach (var row in diagnostics.Select(diagnostic => DiagnosticRow.Of(source, diagnostic)))
        {
            var text = $"{file}:{row.Line}:{row.Column} {Translate(row.Severity)} {row.Code} {row.Message}";
            context.WriteData(TerminalText.Escape(text));
            context.WriteData(TerminalText.Escape($"    {row.Remedy}"));
        }

        context.Say(Summary(type, diagnostics));
    }

    private static string Summary(PolicyType type, ImmutableArray<Diagnostic> diagnostics)
    {
        var counts = diagnostics
            .CountBy(diagnostic => diagnostic.Severity)
            .OrderBy(pair => pair.Key)
            .Select(pair =>
                pair.Value == 1
                    ? Translate($"1 {Translate(SeverityText.Of(pair.Key))}")
                    : Translate($"{pair.Value} {Translate(SeverityText.Of(pair.Key))}s")
            )
            .ToList();
        return Translate(
            $"Read as {type.ToWords()}: {(counts.Count == 0 ? Translate("nothing to report") : string.Join(", ", counts))}."
        );
    }
}
