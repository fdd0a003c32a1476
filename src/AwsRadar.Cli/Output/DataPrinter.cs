using System.Text.Json;
using AwsRadar.Cli.CommandLine;

namespace AwsRadar.Cli.Output;

/// <summary>Prints data to standard output in the format that was asked for, after <c>--query</c>.</summary>
internal sealed class DataPrinter(CommandContext context)
{
    /// <summary>Prints rows: as a table unless asked otherwise.</summary>
    public int Print<T>(Listing<T> listing)
    {
        var format = context.Output ?? OutputFormat.Table;
        if (context.Query is not null || format is OutputFormat.Json or OutputFormat.JsonLines)
        {
            return PrintJson(JsonText.Write(writer => WriteArray(writer, listing), indented: false), format);
        }

        if (listing.Rows.IsEmpty)
        {
            context.Say(listing.WhenEmpty);
        }

        WriteGrid(new Grid([.. listing.Columns.Select(column => column.Header)], Cells(listing)), format);
        return ExitCode.Done;
    }

    /// <summary>Prints one JSON value: as JSON unless asked otherwise.</summary>
    public int PrintJson(string json, OutputFormat? format = null)
    {
        var value = JsonElement.Parse(json);
        if (context.Query is { } query && !JsonQuery.TryApply(json, query, out value, out var problem))
        {
            return context.Fail(problem, Translate("The language: https://jmespath.org/tutorial.html"), ExitCode.Usage);
        }

        switch (format ?? context.Output ?? OutputFormat.Json)
        {
            case OutputFormat.Json:
                context.Host.Out.WriteLine(JsonText.Format(value, indented: true));
                break;
            case OutputFormat.JsonLines:
                foreach (var item in JsonGrid.Items(value))
                {
                    context.Host.Out.WriteLine(JsonText.Format(item, indented: false));
                }

                break;
            case var other:
                WriteGrid(JsonGrid.From(value), other);
                break;
        }

        return ExitCode.Done;
    }

    /// <summary>Prints rows of text.</summary>
    public int Print(Grid grid, OutputFormat format)
    {
        WriteGrid(grid, format);
        return ExitCode.Done;
    }

    private void WriteGrid(Grid grid, OutputFormat format)
    {
        switch (format)
        {
            case OutputFormat.Csv:
                grid.WriteCsv(context.Host.Out);
                break;
            case OutputFormat.Text:
                grid.WriteText(context.Host.Out);
                break;
            default:
                grid.WriteTable(context.Host);
                break;
        }
    }

    private static void WriteArray<T>(Utf8JsonWriter writer, Listing<T> listing)
    {
        writer.WriteStartArray();
        foreach (var row in listing.Rows)
        {
            JsonSerializer.Serialize(writer, row, listing.Json);
        }

        writer.WriteEndArray();
    }

    private static IEnumerable<string[]> Cells<T>(Listing<T> listing) =>
        listing.Rows.Select(row => listing.Columns.Select(column => column.Value(row)).ToArray());
}
