using System.CommandLine;
using AwsRadar.Cli.Commands;

namespace AwsRadar.Cli.CommandLine;

/// <summary>Builds a command whose run gets a <see cref="CommandContext"/>.</summary>
internal static class CommandFactory
{
    public static Command Create(
        CliHost host,
        string name,
        string description,
        Func<CommandContext, CancellationToken, Task<int>> run,
        params Symbol[] symbols
    )
    {
        var command = new Command(name, description);
        foreach (var symbol in symbols)
        {
            switch (symbol)
            {
                case Option option:
                    command.Add(option);
                    break;
                case Argument argument:
                    command.Add(argument);
                    break;
                case Command subcommand:
                    command.Add(subcommand);
                    break;
            }
        }

        command.SetAction(
            (parsed, cancellation) =>
            {
                var context = new CommandContext(host, parsed);
                // What programs read is English whatever the language. What AWS answers to a call has none.
                if (context.IsForPrograms && name is not CallCommand.Name)
                {
                    Language.UseEnglish();
                }

                return run(context, cancellation);
            }
        );
        return command;
    }
}
