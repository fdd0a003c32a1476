using System.Globalization;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Conditions;

/// <summary><c>DateEquals</c> and its siblings: ISO 8601 as the W3C profiles it, or seconds since 1970.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date</remarks>
internal sealed class DateTest(Comparison comparison, string value) : ValueTest
{
    private static readonly string[] Formats =
    [
        "yyyy-MM",
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyyMMdd'T'HHmmssK",
    ];

    private readonly decimal? _wanted = Read(value);

    public static bool IsDate(string text) => Read(text) is not null;

    public override Truth Matches(string requestValue, ContextScope scope) =>
        _wanted is { } wanted && Read(requestValue) is { } found
            ? Holds(comparison, found.CompareTo(wanted)).ToTruth()
            : Truth.False;

    /// <summary>Seconds since 1970: as a number they may lie far beyond the calendar, as milliseconds by mistake do.</summary>
    private static decimal? Read(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
        {
            return seconds;
        }

        return DateTimeOffset.TryParseExact(
            text,
            Formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var date
        )
            ? (decimal)(date - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerSecond
            : null;
    }
}
