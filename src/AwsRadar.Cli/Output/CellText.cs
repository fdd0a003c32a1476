using System.Globalization;

namespace AwsRadar.Cli.Output;

/// <summary>A value of a query as the text of a cell.</summary>
internal static class CellText
{
    public static string Of(object? value) =>
        value switch
        {
            null => "",
            byte[] bytes => Convert.ToHexStringLower(bytes),
            IFormattable number => number.ToString(format: null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
}
