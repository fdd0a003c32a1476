using System.CommandLine;
using System.Globalization;
using AwsRadar.Cli.Completion;

namespace AwsRadar.Cli.Permissions.Unused;

/// <summary>The arguments of <c>permissions unused</c>.</summary>
internal static class UnusedOptions
{
    private static readonly TimeSpan Usual = TimeSpan.FromDays(90);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3650);

    public static readonly Argument<string?> Identity = CreateIdentity();

    public static readonly Option<TimeSpan> Since = new("--since")
    {
        Description = "How far back from the snapshot a use counts, such as 90d, the usual, 12w or 24h.",
        HelpName = "TIME",
        DefaultValueFactory = _ => Usual,
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            if (TryParse(text, out var time))
            {
                return time;
            }

            result.AddError($"`{text}` {UnusedWords.Since}");
            return Usual;
        },
    };

    public static readonly Option<string[]> CloudTrail = new("--cloudtrail")
    {
        Description = "Log files of CloudTrail, .json or .json.gz, or a folder of them: what they tell was used.",
        HelpName = "FILE|FOLDER",
        AllowMultipleArgumentsPerToken = true,
    };

    public static readonly Option<bool> IsComplete = new("--cloudtrail-is-complete")
    {
        Description =
            "The files are those of a trail of all regions: what they do not tell, where CloudTrail logs all, was not used.",
    };

    private static bool TryParse(string text, out TimeSpan time)
    {
        var hours =
            text.Length == 0
                ? 0
                : text[^1] switch
                {
                    'h' => 1,
                    'd' => 24,
                    'w' => 24 * 7,
                    _ => 0,
                };
        var isNumber = int.TryParse(
            text.AsSpan(0, Math.Max(0, text.Length - 1)),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var count
        );
        time = TimeSpan.FromHours((double)count * hours);
        return isNumber && time > TimeSpan.Zero && time <= Longest;
    }

    private static Argument<string?> CreateIdentity()
    {
        var argument = new Argument<string?>("IDENTITY")
        {
            Description = "One user or role: user/NAME, role/NAME or an ARN; without it all of them.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        argument.CompletionSources.Add(IdentityCompletions.Of);
        return argument;
    }
}
