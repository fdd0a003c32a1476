namespace AwsRadar.Cli.Output;

/// <summary>How data goes to standard output.</summary>
internal enum OutputFormat
{
    Json,

    /// <summary>One JSON value a line.</summary>
    JsonLines,

    Table,

    /// <summary>Values separated by tabs, for other programs.</summary>
    Text,

    /// <summary>RFC 4180, with cells that a spreadsheet would run as a formula made harmless.</summary>
    Csv,

    /// <summary>A policy document, which only <c>aws-radar permissions</c> prints.</summary>
    Policy,

    /// <summary>A flowchart for Markdown; this and the following are drawings, which only <c>aws-radar show</c> makes.</summary>
    Mermaid,

    /// <summary>A graph for Graphviz.</summary>
    Dot,

    /// <summary>A graph for programs that analyse graphs.</summary>
    GraphMl,
}

/// <summary>The words for the formats on the command line.</summary>
internal static class OutputFormats
{
    /// <summary>What every command that prints data prints.</summary>
    public static readonly string[] Names = ["json", "jsonl", "table", "text", "csv"];

    private static readonly (string Word, OutputFormat Format)[] Drawings =
    [
        ("mermaid", OutputFormat.Mermaid),
        ("dot", OutputFormat.Dot),
        ("graphml", OutputFormat.GraphMl),
    ];

    /// <summary>What some commands print besides: the last words of a command's path, and their formats.</summary>
    private static readonly (string Command, (string Word, OutputFormat Format)[] Formats)[] Special =
    [
        ("permissions", [("policy", OutputFormat.Policy)]),
        .. new[] { "users", "groups", "roles", "policies", "user", "group", "role", "policy" }.Select(entity =>
            ($"show {entity}", Drawings)
        ),
    ];

    /// <summary>All words that a command takes.</summary>
    /// <param name="path">Its names from the program's first command on, such as <c>show users</c>.</param>
    public static string[] NamesFor(string path) => [.. Names, .. SpecialFor(path).Select(format => format.Word)];

    public static bool TryParse(string text, out OutputFormat format)
    {
        var index = Array.FindIndex(Names, name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase));
        format = (OutputFormat)Math.Max(index, 0);
        return index >= 0;
    }

    /// <inheritdoc cref="NamesFor"/>
    public static bool TryParse(string text, string path, out OutputFormat format)
    {
        if (TryParse(text, out format))
        {
            return true;
        }

        foreach (var special in SpecialFor(path))
        {
            if (string.Equals(special.Word, text, StringComparison.OrdinalIgnoreCase))
            {
                format = special.Format;
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<(string Word, OutputFormat Format)> SpecialFor(string path) =>
        Special
            .Where(entry => path == entry.Command || path.StartsWith(entry.Command + " ", StringComparison.Ordinal))
            .SelectMany(entry => entry.Formats);
}
