using System.CommandLine;
using System.Globalization;
using AwsRadar.Client;

namespace AwsRadar.Cli.CommandLine;

/// <summary>How often a call is tried and how long it may take, named as in the AWS CLI where it has the option.</summary>
internal static class LimitOptions
{
    /// <summary>A day: what is longer is a slip, and timers end at 49 days.</summary>
    private const int MaxSeconds = 24 * 60 * 60;

    public static readonly Option<int?> MaxAttempts = Number(
        "--max-attempts",
        "N",
        "Try a call at most so many times, the first included.",
        least: 1
    );

    public static readonly Option<int?> ConnectTimeout = Number(
        "--cli-connect-timeout",
        "SECONDS",
        "Give up connecting after so long; 0 for never.",
        least: 0
    );

    public static readonly Option<int?> ReadTimeout = Number(
        "--cli-read-timeout",
        "SECONDS",
        "Give up when nothing comes for so long; 0 for never.",
        least: 0
    );

    public static readonly Option[] All = [MaxAttempts, ConnectTimeout, ReadTimeout];

    /// <summary>The options of a client with the limits of the command line; those that are not given stay.</summary>
    public static AwsClientOptions Apply(AwsClientOptions options, ParseResult arguments)
    {
        var read = Seconds(arguments.GetValue(ReadTimeout)) ?? options.ReadTimeout;
        return options with
        {
            MaxAttempts = arguments.GetValue(MaxAttempts) ?? options.MaxAttempts,
            ConnectTimeout = Seconds(arguments.GetValue(ConnectTimeout)) ?? options.ConnectTimeout,
            ReadTimeout = read,
            // Who waits longer for a byte waits longer for all of them.
            AttemptTimeout =
                read == Timeout.InfiniteTimeSpan ? Timeout.InfiniteTimeSpan
                : read > options.AttemptTimeout ? read
                : options.AttemptTimeout,
        };
    }

    private static TimeSpan? Seconds(int? seconds) =>
        seconds switch
        {
            null => null,
            0 => Timeout.InfiniteTimeSpan,
            { } number => TimeSpan.FromSeconds(number),
        };

    private static Option<int?> Number(string name, string helpName, string description, int least) =>
        new(name)
        {
            Description = description,
            HelpName = helpName,
            CustomParser = result =>
            {
                var text = result.Tokens[^1].Value;
                var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
                if (isNumber && number >= least && number <= MaxSeconds)
                {
                    return number;
                }

                result.AddError(
                    Translate(
                        $"`{text}` is not a value of `{name}`: it is a whole number from {least} to {MaxSeconds}."
                    )
                );
                return null;
            },
        };
}
