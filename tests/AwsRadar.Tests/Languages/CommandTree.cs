using System.CommandLine;
using System.CommandLine.Help;
using AwsRadar.Cli.CommandLine;

namespace AwsRadar.Tests.Languages;

/// <summary>The commands as they are, and what their help says.</summary>
internal static class CommandTree
{
    private static readonly CliHost Host = new() { Out = TextWriter.Null, Error = TextWriter.Null };

    /// <summary>Every command, by the words that call it.</summary>
    public static IEnumerable<(string[] Words, Command Command)> Commands()
    {
        return Below([], Application.CreateRoot(Host, target: null, []));

        static IEnumerable<(string[], Command)> Below(string[] words, Command command) =>
            command.Subcommands.SelectMany(each => Below([.. words, each.Name], each)).Prepend((words, command));
    }

    /// <summary>The descriptions and legends, which help translates; in English they are the keys.</summary>
    public static IEnumerable<string> Sentences() =>
        Commands()
            .SelectMany(each => (Symbol[])[each.Command, .. each.Command.Options, .. each.Command.Arguments])
            .SelectMany(symbol =>
                (string?[])[symbol.Description, (symbol as HelpOption)?.Action is LegendHelp help ? help.Legend : null]
            )
            .OfType<string>();
}
