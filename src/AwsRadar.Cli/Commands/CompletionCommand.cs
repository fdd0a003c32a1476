using System.CommandLine;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Completion;

namespace AwsRadar.Cli.Commands;

/// <summary><c>aws-radar completion</c>: the script that makes a shell complete commands, services, operations and parameters.</summary>
internal static class CompletionCommand
{
    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    public static Command Create(CliHost host)
    {
        var shell = new Argument<string>("SHELL") { Description = $"One of {string.Join(", ", Shells)}." };
        return CommandFactory.Create(
            host,
            "completion",
            "Print the script that completes commands, services, operations and parameters in a shell.",
            (context, _) => Task.FromResult(Print(context, context.Arguments.GetRequiredValue(shell))),
            shell
        );
    }

    /// <summary>What the scripts call with the words of the line; the last is the one that is being typed.</summary>
    /// <param name="parse">Parses a command line as the program itself does.</param>
    public static Command CreateWorker(CliHost host, Func<string[], ParseResult> parse)
    {
        var words = new Argument<string[]>("WORDS") { Arity = ArgumentArity.ZeroOrMore };
        var command = CommandFactory.Create(
            host,
            "complete",
            "List what the last of the words may become.",
            (context, _) =>
            {
                string[] given = context.Arguments.GetValue(words) ?? [];
                var before = given.Length == 0 ? [] : given[..^1];
                foreach (var candidate in WordCompletion.For(parse(before), before, given.LastOrDefault() ?? ""))
                {
                    context.WriteData(candidate);
                }

                return Task.FromResult(ExitCode.Done);
            },
            words
        );
        command.Hidden = true;
        return command;
    }

    private static int Print(CommandContext context, string shell)
    {
        if (!Shells.Contains(shell, StringComparer.Ordinal))
        {
            return context.Fail(
                Translate($"`{shell}` is not a shell that there is a script for: use {string.Join(", ", Shells)}."),
                exitCode: ExitCode.Usage
            );
        }

        context.Host.Out.Write(Script(shell));
        return ExitCode.Done;
    }

    private static string Script(string shell)
    {
        using var stream =
            typeof(CompletionCommand).Assembly.GetManifestResourceStream($"completion.{shell}")
            ?? throw new InvalidDataException($"completion.{shell} is missing. Install aws-radar again.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
