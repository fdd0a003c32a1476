using System.CommandLine;
using AwsRadar.Collector;

namespace AwsRadar.Cli.Scanning;

/// <summary><c>--depth fast|standard|full</c>.</summary>
internal static class DepthOption
{
    private static readonly string[] Words = ["fast", "standard", "full"];

    /// <summary>As the option takes it.</summary>
    public static string Word(ScanDepth depth) => Words[(int)depth];

    public static Option<ScanDepth?> Create(string description)
    {
        var option = new Option<ScanDepth?>("--depth")
        {
            Description = description,
            HelpName = "DEPTH",
            CustomParser = result =>
            {
                var text = result.Tokens[^1].Value;
                if (Array.IndexOf(Words, text) is >= 0 and var depth)
                {
                    return (ScanDepth)depth;
                }

                result.AddError(Translate($"`{text}` is not a depth: use fast, standard or full."));
                return null;
            },
        };
        // Without the names of the enumeration, which are not the words of the command line.
        option.CompletionSources.Clear();
        option.CompletionSources.Add(Words);
        return option;
    }
}
