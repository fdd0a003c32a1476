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
}

/// <summary>The words for the formats on the command line.</summary>
internal static class OutputFormats
{
    public static readonly string[] Names = ["json", "jsonl", "table", "text", "csv"];

    /// <summary>The word for <see cref="OutputFormat.Policy"/>.</summary>
    public const string Policy = "policy";

    public static bool TryParse(string text, out OutputFormat format)
    {
        var index = Array.FindIndex(Names, name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase));
        format = (OutputFormat)Math.Max(index, 0);
        return index >= 0;
    }
}
