namespace AwsRadar.Cli.Calling.Printing;

/// <summary>Draws boxes with lines of characters, all as wide as the widest.</summary>
internal sealed class TableWriter(TextWriter output, int terminalWidth)
{
    private const int Padding = 4;
    private const int LeftPadding = 2;

    public void Write(IReadOnlyList<TableSection> sections)
    {
        if (sections.Count == 0)
        {
            return;
        }

        var width = WidthOf(sections);
        if (width > terminalWidth)
        {
            sections = [.. sections.Select(section => section.ToVertical())];
            width = WidthOf(sections);
        }

        output.Write(new string('-', width));
        output.Write('\n');
        foreach (var section in sections)
        {
            Write(section, width - (2 * section.Depth));
        }
    }

    private static int WidthOf(IReadOnlyList<TableSection> sections) =>
        sections.Max(section => section.WidthWith(Padding));

    private void Write(TableSection section, int width)
    {
        if (section.Title.Length > 0)
        {
            Line(section, Centered(section.Title, width, leftEdge: "|"));
            if (section.Headers.Length == 0 && section.Rows.Count == 0)
            {
                Line(section, $"+{new string('-', width - 2)}+");
            }
        }

        var widths = section.ColumnWidths(Padding, width);
        if (section.Headers.Length > 0)
        {
            Line(section, Rule(widths));
            Line(
                section,
                string.Concat(
                    section.Headers.Zip(widths).Select((each, index) => Centered(each.First, each.Second, Edge(index)))
                )
            );
        }

        if (section.Rows.Count > 0 && widths.Length > 0)
        {
            Line(section, Rule(widths));
            foreach (var row in section.Rows)
            {
                Line(
                    section,
                    string.Concat(
                        row.Zip(widths).Select((each, index) => LeftAligned(each.First, each.Second, Edge(index)))
                    )
                );
            }

            Line(section, Rule(widths));
        }
    }

    private void Line(TableSection section, string text)
    {
        var around = new string('|', section.Depth);
        output.Write(around);
        output.Write(text);
        output.Write(around);
        output.Write('\n');
    }

    /// <summary>Only the first cell has a left edge: the others share it with the one before.</summary>
    private static string Edge(int index) => index == 0 ? "|" : "";

    private static string Rule(int[] widths) =>
        string.Concat(widths.Select((width, index) => index == 0 ? $"+{Dashes(width - 2)}+" : $"{Dashes(width - 1)}+"));

    private static string Dashes(int count) => new('-', Math.Max(0, count));

    private static string Spaces(int count) => new(' ', Math.Max(0, count));

    private static string Centered(string text, int width, string leftEdge)
    {
        var length = TextWidth.Of(text);
        var before = (width / 2) - (length / 2) - 1;
        var after = width - 1 - leftEdge.Length - before - length;
        return $"{leftEdge}{Spaces(before)}{text}{Spaces(after)}|";
    }

    private static string LeftAligned(string text, int width, string leftEdge)
    {
        var length = TextWidth.Of(text);
        var padding = length + LeftPadding + leftEdge.Length + 1 <= width ? LeftPadding : 0;
        var after = width - leftEdge.Length - padding - length - 1;
        return $"{leftEdge}{Spaces(padding)}{text}{Spaces(after)}|";
    }
}
