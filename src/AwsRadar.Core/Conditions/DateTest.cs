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

    private readonly DateTimeOffset? _wanted = Read(value);

    public static bool IsDate(string text) => Read(text) is not null;

    public override Truth Matches(string requestValue, ContextScope scope) =>
        _wanted is { } wanted && Read(requestValue) is { } found
            ? Holds(comparison, found.CompareTo(wanted)).ToTruth()
            : Truth.False;

    private static DateTimeOffset? Read(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
        {
            var isInRange =
                seconds >= DateTimeOffset.MinValue.ToUnixTimeSeconds()
                && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds();
            return isInRange ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
        }

        return DateTimeOffset.TryParseExact(
            text,
            Formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var date
        )
            ? date
            : null;
    }
}
