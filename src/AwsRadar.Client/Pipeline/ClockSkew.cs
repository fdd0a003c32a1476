using System.Globalization;

namespace AwsRadar.Client.Pipeline;

/// <summary>How far AWS's clock is ahead of this machine's; less than zero when it is behind.</summary>
internal readonly record struct ClockSkew(TimeSpan Offset)
{
    /// <summary><c>Your clock is 7 minutes behind AWS's: set it.</c></summary>
    public string Sentence =>
        $"Your clock is {Amount(Offset.Duration())} {(Offset > TimeSpan.Zero ? "behind" : "ahead of")} AWS's: set it.";

    private static string Amount(TimeSpan amount) =>
        amount switch
        {
            { TotalSeconds: < 90 } => Count(amount.TotalSeconds, "second"),
            { TotalMinutes: < 90 } => Count(amount.TotalMinutes, "minute"),
            { TotalHours: < 48 } => Count(amount.TotalHours, "hour"),
            _ => Count(amount.TotalDays, "day"),
        };

    private static string Count(double number, string unit)
    {
        var rounded = Math.Round(number).ToString(CultureInfo.InvariantCulture);
        return rounded is "1" ? $"1 {unit}" : $"{rounded} {unit}s";
    }
}
