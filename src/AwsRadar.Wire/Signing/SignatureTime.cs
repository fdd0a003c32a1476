using System.Globalization;

namespace AwsRadar.Wire.Signing;

/// <summary>The time of a signature, in ISO 8601's basic form: <c>20261123T211500Z</c>.</summary>
internal static class SignatureTime
{
    private const string BasicFormat = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>By hand: .NET reads the format anew each time, and each request has two of these.</summary>
    public static string Format(DateTimeOffset time) =>
        string.Create(
            "20261123T211500Z".Length,
            time.UtcDateTime,
            static (text, utc) =>
            {
                WriteDay(text, utc);
                text[8] = 'T';
                Write(text[9..11], utc.Hour);
                Write(text[11..13], utc.Minute);
                Write(text[13..15], utc.Second);
                text[15] = 'Z';
            }
        );

    /// <summary><c>20261123</c></summary>
    public static string FormatDay(DateTimeOffset time) =>
        string.Create("20261123".Length, time.UtcDateTime, static (text, utc) => WriteDay(text, utc));

    private static void WriteDay(Span<char> text, DateTime utc)
    {
        Write(text[..4], utc.Year);
        Write(text[4..6], utc.Month);
        Write(text[6..8], utc.Day);
    }

    private static void Write(Span<char> digits, int number)
    {
        for (var each = digits.Length - 1; each >= 0; each--)
        {
            digits[each] = (char)('0' + (number % 10));
            number /= 10;
        }
    }

    public static bool TryParse(string? text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(
            text,
            [BasicFormat, "r"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out time
        );
}
