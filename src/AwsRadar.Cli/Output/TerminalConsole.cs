using AwsRadar.Cli.CommandLine;
using Spectre.Console;

namespace AwsRadar.Cli.Output;

/// <summary>Spectre's console on this process's streams.</summary>
internal static class TerminalConsole
{
    // Redirected output has no width: a table must not fold or cut what another program will read.
    private const int UnboundedWidth = 4_000;

    public static IAnsiConsole For(CliHost host) => Create(host.Out, host.IsOutTerminal, host.UseColor);

    public static IAnsiConsole ForProgress(CliHost host) => Create(host.Error, host.IsErrorTerminal, host.UseColor);

    private static IAnsiConsole Create(TextWriter writer, bool isTerminal, bool useColor)
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(writer),
                Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
                ColorSystem = isTerminal && useColor ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
                Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
            }
        );
        if (!isTerminal)
        {
            console.Profile.Width = UnboundedWidth;
        }

        return console;
    }
}
