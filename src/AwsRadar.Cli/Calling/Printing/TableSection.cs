namespace AwsRadar.Cli.Calling.Printing;

/// <summary>One box of a table: a title, perhaps a line of headers, and rows of equal length.</summary>
/// <param name="Depth">How many boxes are around it.</param>
internal sealed record TableSection(string Title, int Depth)
{
    private const int Border = 2;

    public string[] Headers { get; private set; } = [];

    public List<string[]> Rows { get; } = [];

    public void AddHeaders(string[] headers) => Headers = headers;

    public void AddRow(params string[] cells) => Rows.Add(cells);

    /// <summary>The width that it takes with its borders and those around it.</summary>
    public int WidthWith(int padding)
    {
        var around = 2 * Depth;
        return Math.Max(TextWidth.Of(Title) + Border + around, ColumnWidths(padding).Sum() + Border + around);
    }

    /// <summary>The widths of the columns, each with its padding.</summary>
    public int[] ColumnWidths(int padding)
    {
        var columns = Math.Max(Headers.Length, Rows.Count == 0 ? 0 : Rows.Max(row => row.Length));
        var widths = new int[columns];
        foreach (var row in Rows.Prepend(Headers))
        {
            for (var column = 0; column < row.Length; column++)
            {
                widths[column] = Math.Max(widths[column], TextWidth.Of(row[column]));
            }
        }

        return [.. widths.Select(width => width + padding)];
    }

    /// <summary>The widths of the columns when the box is as wide as the widest of the table.</summary>
    public int[] ColumnWidths(int padding, int total)
    {
        var natural = ColumnWidths(padding);
        if (natural.Length == 0)
        {
            return natural;
        }

        var scale = (double)total / natural.Sum();
        var scaled = natural.Select(width => (int)Math.Round(scale * width, MidpointRounding.ToEven)).ToArray();
        // What rounding left over is taken from the first columns, or given to the last.
        Settle(scaled, scaled.Sum() - total);
        return scaled;
    }

    private static void Settle(int[] widths, int over)
    {
        while (over != 0)
        {
            for (var step = 0; step < widths.Length && over != 0; step++)
            {
                var column = over > 0 ? step : widths.Length - 1 - step;
                widths[column] -= Math.Sign(over);
                over -= Math.Sign(over);
            }
        }
    }

    /// <summary>The same facts with each header beside its value, for a single row that is too wide.</summary>
    public TableSection ToVertical()
    {
        if (Rows.Count != 1 || Headers.Length == 0)
        {
            return this;
        }

        var vertical = new TableSection(Title, Depth);
        foreach (var (header, cell) in Headers.Zip(Rows[0]))
        {
            vertical.AddRow(header, cell);
        }

        return vertical;
    }
}
