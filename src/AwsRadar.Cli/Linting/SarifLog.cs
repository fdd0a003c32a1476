using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Cli.Output;
using AwsRadar.Core.Diagnostics;

namespace AwsRadar.Cli.Linting;

/// <summary>Diagnostics as SARIF, the format that code scanning reads.</summary>
/// <remarks>https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html</remarks>
internal static class SarifLog
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    public static string Write(PolicySource source, ImmutableArray<Diagnostic> diagnostics) =>
        JsonText.Write(
            writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("$schema", Schema);
                writer.WriteString("version", "2.1.0");
                writer.WriteStartArray("runs");
                WriteRun(writer, source, diagnostics);
                writer.WriteEndArray();
                writer.WriteEndObject();
            },
            indented: true
        );

    private static void WriteRun(Utf8JsonWriter writer, PolicySource source, ImmutableArray<Diagnostic> diagnostics)
    {
        var rules = diagnostics
            .DistinctBy(diagnostic => diagnostic.Code, StringComparer.Ordinal)
            .OrderBy(diagnostic => diagnostic.Code, StringComparer.Ordinal)
            .ToImmutableArray();
        var codes = rules.Select(rule => rule.Code).ToImmutableArray();
        writer.WriteStartObject();
        WriteTool(writer, rules);
        writer.WriteString("columnKind", "utf16CodeUnits");
        writer.WriteStartArray("results");
        foreach (var diagnostic in diagnostics)
        {
            WriteResult(writer, UriOf(source), diagnostic, codes.IndexOf(diagnostic.Code));
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter writer, ImmutableArray<Diagnostic> rules)
    {
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "aws-radar");
        writer.WriteString("version", typeof(SarifLog).Assembly.GetName().Version?.ToString(fieldCount: 3));
        writer.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            writer.WriteStartObject();
            writer.WriteString("id", rule.Code);
            writer.WriteStartObject("defaultConfiguration");
            writer.WriteString("level", SeverityText.ToSarif(rule.Severity));
            writer.WriteEndObject();
            writer.WriteStartObject("properties");
            writer.WriteString("severity", SeverityText.Of(rule.Severity));
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter writer, string uri, Diagnostic diagnostic, int rule)
    {
        writer.WriteStartObject();
        writer.WriteString("ruleId", diagnostic.Code);
        writer.WriteNumber("ruleIndex", rule);
        writer.WriteString("level", SeverityText.ToSarif(diagnostic.Severity));
        writer.WriteStartObject("message");
        writer.WriteString("text", $"{diagnostic.Message} {diagnostic.Remedy}");
        writer.WriteEndObject();
        writer.WriteStartArray("locations");
        writer.WriteStartObject();
        WritePhysicalLocation(writer, uri, diagnostic.Span);
        if (diagnostic.Path.Length > 0)
        {
            writer.WriteStartArray("logicalLocations");
            writer.WriteStartObject();
            writer.WriteString("fullyQualifiedName", diagnostic.Path);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WritePhysicalLocation(Utf8JsonWriter writer, string uri, Span span)
    {
        writer.WriteStartObject("physicalLocation");
        writer.WriteStartObject("artifactLocation");
        writer.WriteString("uri", uri);
        writer.WriteEndObject();
        writer.WriteStartObject("region");
        // A diagnostic of the whole text has no place; SARIF's first line and column are 1.
        writer.WriteNumber("startLine", Math.Max(1, span.Start.Line));
        writer.WriteNumber("startColumn", span.Start.Column + 1);
        writer.WriteNumber("endLine", Math.Max(1, span.End.Line));
        writer.WriteNumber("endColumn", span.End.Column + 1);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>A reference that a URI reader takes: an ARN is one; each part of a relative path is escaped.</summary>
    private static string UriOf(PolicySource source) =>
        source switch
        {
            { IsStandardInput: true } => "stdin",
            _ when source.Name.StartsWith("arn:", StringComparison.Ordinal) => source.Name,
            _ when Path.IsPathRooted(source.Name) => new Uri(source.Name).AbsoluteUri,
            _ => string.Join('/', source.Name.Split('/', '\\').Select(Uri.EscapeDataString)),
        };
}
