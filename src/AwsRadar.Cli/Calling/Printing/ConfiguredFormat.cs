using AwsRadar.Cli.Calling.Values;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Client.Profiles;

namespace AwsRadar.Cli.Calling.Printing;

/// <summary>
/// The format of a call's answer. Step 1: <c>--output</c>. Steps 2 and 3: <c>AWS_DEFAULT_OUTPUT</c>, then the profile's
/// <c>output</c>. Step 4: JSON. What this program prints besides answers is for people and not what the AWS CLI prints: there only
/// the option counts.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-output-format.html</remarks>
internal static class ConfiguredFormat
{
    /// <exception cref="InputException">The environment or the profile names a format that there is not.</exception>
    public static OutputFormat Of(CommandContext context)
    {
        // Step 1
        if (context.Output is { } given)
        {
            return given;
        }

        // Steps 2 and 3
        return new ProfileStore().OutputOf(context.Profile) is var (word, place)
            ? Parse(word, place)
            // Step 4
            : OutputFormat.Json;
    }

    private static OutputFormat Parse(string word, string place) =>
        OutputFormats.TryParse(word, out var format) ? format
        // The AWS CLI's second version prints YAML, and JSON is YAML too.
        : word is "yaml" or "yaml-stream" ? OutputFormat.Json
        : throw new InputException(
            Translate(
                $"`{word}` ({place}) is not an output format: use json, jsonl, table, text or csv there, or give `--output`."
            )
        );
}
