using System.Buffers;

namespace AwsRadar.Cli.Output;

/// <summary>A cell of a CSV file.</summary>
internal static class CsvCell
{
    // A cell that begins so is run as a formula by spreadsheets: https://owasp.org/www-community/attacks/CSV_Injection
    private const string FormulaStarts = "=+-@\t\r";

    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create("\",;\r\n\t");

    /// <summary>RFC 4180 quoting; a leading apostrophe keeps a spreadsheet from running the cell.</summary>
    public static string Quote(string value)
    {
        var harmless =
            value.Length > 0 && FormulaStarts.Contains(value[0], StringComparison.Ordinal) ? "'" + value : value;
        return harmless.AsSpan().ContainsAny(NeedQuotes)
            ? $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : harmless;
    }
}
