using System.Globalization;

namespace AwsRadar.Core.Tests.Oracle;

/// <summary>Integers and decimals, as the Numeric operators compare them.</summary>
internal static class OracleNumber
{
    private const NumberStyles Style = NumberStyles.Float;

    public static decimal? Read(string text) =>
        decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var number) ? number : null;
}
