using System.Globalization;

namespace AwsRadar.Lab.Accounts;

/// <summary>
/// Times in an account file. The AWS CLI writes ISO 8601; the sample account writes days before the lab's start, such as
/// <c>-412d</c>, so that an old key stays as old as the story says.
/// </summary>
internal sealed class AccountClock(DateTimeOffset start)
{
    public DateTimeOffset Start { get; } = start;

    /// <summary>Null when the text is no time.</summary>
    public DateTimeOffset? Read(string text)
    {
        if (text is ['-', .. var days, 'd'])
        {
            return double.TryParse(days, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
                ? WholeSeconds(Start.AddDays(-count))
                : null;
        }

        return DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var at
        )
            ? at
            : null;
    }

    private static DateTimeOffset WholeSeconds(DateTimeOffset at) =>
        DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
}
