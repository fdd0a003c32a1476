using System.Globalization;

namespace AwsRadar.Wire.Signing;

/// <summary>The time of a signature, in ISO 8601's basic form: <c>20261123T211500Z</c>.</summary>
internal static class SignatureTime
{
    private const string BasicFormat = "yyyyMMdd'T'HHmmss'Z'";

    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString(BasicFormat, CultureInfo.InvariantCulture);

    public static bool TryParse(string? text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(
            text,
            [BasicFormat, "r"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out time
        );
}
