using AwsRadar.Cli.CommandLine;
using Spectre.Console;

namespace AwsRadar.Cli.Output;

/// <summary>Headers and rows of text, on their way out.</summary>
internal sealed record Grid(string[] Headers, IEnumerable<string[]> Rows)
{
    /// <summary>False for plain values, which have no name worth a line of a table.</summary>
    public bool HasHeaders { get; init; } = true;

    /// <summary>RFC 4180 with a header line.</summary>
    public void WriteCsv(TextWriter output)
    {
        output.Write(string.Join(',', Headers.Select(CsvCell.Quote)) + "\r\n");
        foreach (var row in Rows)
        {
            output.Write(string.Join(',', row.Select(CsvCell.Quote)) + "\r\n");
        }
    }

    /// <summary>Values separated by tabs, without headers, as the AWS CLI's text output.</summary>
    public void WriteText(TextWriter output)
    {
        foreach (var row in Rows)
        {
            output.WriteLine(string.Join('\t', row.Select(TerminalText.Escape)));
        }
    }

    public void WriteTable(CliHost host)
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = HasHeaders };
        foreach (var header in Headers)
        {
            table.AddColumn(
                new TableColumn(new Text(Translate(header), new Style(decoration: Decoration.Dim)))
                {
                    NoWrap = !host.IsOutTerminal,
                    Padding = new Padding(0, 0, 2, 0),
                }
            );
        }

        var isEmpty = true;
        foreach (var row in Rows)
        {
            isEmpty = false;
            table.AddRow(row.Select(cell => new Text(TerminalText.Escape(cell))));
        }

        if (!isEmpty)
        {
            TerminalConsole.For(host).Write(table);
        }
    }
}
