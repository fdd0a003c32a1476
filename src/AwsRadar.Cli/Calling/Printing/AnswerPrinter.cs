using System.Text.Json;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;

namespace AwsRadar.Cli.Calling.Printing;

/// <summary>Prints what a call returned as the AWS CLI does, after <c>--query</c>.</summary>
/// <param name="title">The operation, which heads a table.</param>
internal sealed class AnswerPrinter(CommandContext context, OutputFormat format, string title, TextWriter output)
{
    private const int WidthOfNoTerminal = 80;

    private readonly SafeText _safe = new(context.Host.IsOutTerminal);

    /// <summary>Prints one document.</summary>
    /// <param name="rows">The member whose entries are the rows where the format has rows; null prints the document.</param>
    /// <returns>The problem of the query; null when it was printed.</returns>
    public string? Print(JsonElement document, string? rows = null)
    {
        var hasQuery = context.Query is not null;
        if (
            context.Query is { } query
            && !JsonQuery.TryApply(document.GetRawText(), query, out document, out var problem)
        )
        {
            return problem;
        }

        switch (format)
        {
            // An operation that returns nothing prints nothing.
            case OutputFormat.Json when hasQuery || !IsNothing(document):
                new AwsJson(output, context.Host.IsOutTerminal).Write(document);
                break;
            case OutputFormat.JsonLines when hasQuery || !IsNothing(document):
                WriteLines(hasQuery ? document : Rows(document, rows));
                break;
            case OutputFormat.Text:
                new AwsText(output, _safe).Write(document);
                break;
            case OutputFormat.Table:
                new TableWriter(output, TerminalWidth).Write(AwsTable.Of(title, document, _safe));
                break;
            case OutputFormat.Csv when hasQuery || !IsNothing(document):
                JsonGrid.From(hasQuery ? document : Rows(document, rows)).WriteCsv(output);
                break;
        }

        return null;
    }

    private void WriteLines(JsonElement value)
    {
        foreach (var item in JsonGrid.Items(value))
        {
            output.Write(JsonText.Format(item, indented: false));
            output.Write('\n');
        }
    }

    private static JsonElement Rows(JsonElement document, string? rows) =>
        rows is not null && Paging.ResultPath.Find(document, rows) is { } list ? list : document;

    private static bool IsNothing(JsonElement document) =>
        document.ValueKind is JsonValueKind.Object && !document.EnumerateObject().MoveNext();

    private int TerminalWidth =>
        context.Host.IsOutTerminal ? TerminalConsole.For(context.Host).Profile.Width : WidthOfNoTerminal;
}
