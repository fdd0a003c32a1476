using System.Globalization;

namespace AwsRadar.Core.Tests.Oracle;

/// <summary>
/// Dates as the Date operators take them: the W3C's forms of ISO 8601 (https://www.w3.org/TR/NOTE-datetime), or seconds
/// since 1970. A bare year is a number like any other here: AWS's page does not tell it from seconds.
/// </summary>
internal static class OracleDate
{
    private static readonly string[] Forms =
    [
        "yyyy-MM",
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    public static decimal? ReadSeconds(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
        {
            return seconds;
        }

        var isDate = DateTimeOffset.TryParseExact(
            text,
            Forms,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var date
        );
        return isDate ? (decimal)(date - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerSecond : null;
    }
}
