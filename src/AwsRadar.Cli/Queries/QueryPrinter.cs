using System.Text.Json;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Store.Queries;

namespace AwsRadar.Cli.Queries;

/// <summary>Prints the rows of a query: objects for programs, a table for people.</summary>
internal static class QueryPrinter
{
    public static int Print(CommandContext context, QueryResult result)
    {
        if (context.Query is not null || context.Output is OutputFormat.Json or OutputFormat.JsonLines)
        {
            return context.Data.PrintJson(
                JsonText.Write(writer => Write(writer, result), indented: false),
                context.Output
            );
        }

        if (result.Rows.Count == 0)
        {
            context.Say(Translate("No row."));
        }

        return context.Data.Print(
            new Grid([.. result.Columns], result.Rows.Select(row => row.Select(CellText.Of).ToArray())),
            context.Output ?? OutputFormat.Table
        );
    }

    private static void Write(Utf8JsonWriter writer, QueryResult result)
    {
        writer.WriteStartArray();
        foreach (var row in result.Rows)
        {
            writer.WriteStartObject();
            for (var index = 0; index < row.Length; index++)
            {
                writer.WritePropertyName(result.Columns[index]);
                Write(writer, row[index]);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case long whole:
                writer.WriteNumberValue(whole);
                break;
            // JSON has no infinity.
            case double number when double.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            default:
                writer.WriteStringValue(CellText.Of(value));
                break;
        }
    }
}
