using System.Globalization;

namespace AwsRadar.Client.Pipeline;

/// <summary>How far AWS's clock is ahead of this machine's; less than zero when it is behind.</summary>
internal readonly record struct ClockSkew(TimeSpan Offset)
{
    /// <summary><c>Your clock is 7 minutes behind AWS's: set it.</c></summary>
    public string Sentence =>
        Translate(
            $"Your clock is {Amount(Offset.Duration())} {(Offset > TimeSpan.Zero ? Translate("behind") : Translate("ahead of"))} AWS's: set it."
        );

    private static string Amount(TimeSpan amount) =>
        amount switch
        {
            { TotalSeconds: < 90 } => Rounded(amount.TotalSeconds) is var seconds and not "1"
                ? Translate($"{seconds} seconds")
                : Translate("1 second"),
            { TotalMinutes: < 90 } => Rounded(amount.TotalMinutes) is var minutes and not "1"
                ? Translate($"{minutes} minutes")
                : Translate("1 minute"),
            { TotalHours: < 48 } => Rounded(amount.TotalHours) is var hours and not "1"
                ? Translate($"{hours} hours")
                : Translate("1 hour"),
            _ => Translate($"{Rounded(amount.TotalDays)} days"),
        };

    private static string Rounded(double number) => Math.Round(number).ToString(CultureInfo.InvariantCulture);
}
