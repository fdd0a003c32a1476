using System.CommandLine;
using AwsRadar.Cli.CommandLine;

namespace AwsRadar.Cli.Scanning;

/// <summary>The command that goes on with a scan: it works when it is pasted.</summary>
internal static class ResumeText
{
    private static readonly Option<string?>[] Repeated =
    [
        GlobalOptions.Profile,
        GlobalOptions.Region,
        GlobalOptions.EndpointUrl,
        GlobalOptions.Store,
    ];

    /// <param name="id">Of the unfinished scan.</param>
    public static string Of(CommandContext context, string id) =>
        string.Join(
            ' ',
            Repeated.SelectMany(option => Words(context, option)).Prepend($"aws-radar scan --resume {id}")
        );

    private static string[] Words(CommandContext context, Option<string?> option) =>
        context.Arguments.GetValue(option) is { } value ? [option.Name, ShellWord.Quote(value)] : [];
}
