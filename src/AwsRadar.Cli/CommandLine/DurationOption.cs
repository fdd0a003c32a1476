using System.CommandLine;
using System.Globalization;

namespace AwsRadar.Cli.CommandLine;

/// <summary>An option whose value is a length of time: a whole number and s, m or h; seconds without a letter.</summary>
internal static class DurationOption
{
    /// <summary>Timers end at 49 days, and no scan should.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public static Option<TimeSpan?> Create(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "TIME",
            CustomParser = result =>
            {
                var text = result.Tokens[^1].Value;
                if (TryParse(text, out var time))
                {
                    return time;
                }

                result.AddError(
                    Translate($"`{text}` is not a value of `{name}`: write it as 90s, 10m or 2h, up to a week.")
                );
                return null;
            },
        };

    private static bool TryParse(string text, out TimeSpan time)
    {
        var seconds =
            text.Length == 0
                ? 0
                : text[^1] switch
                {
                    's' => 1,
                    'm' => 60,
                    'h' => 60 * 60,
                    _ => 0,
                };
        var number = seconds == 0 ? text : text[..^1];
        var isNumber = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count);
        time = TimeSpan.FromSeconds((double)count * Math.Max(1, seconds));
        return isNumber && time > TimeSpan.Zero && time <= Longest;
    }
}
