using System.CommandLine;
using System.CommandLine.Parsing;
using AwsRadar.Cli.Calling;
using AwsRadar.Cli.Commands;

namespace AwsRadar.Cli.CommandLine;

/// <summary>The <c>aws-radar</c> command line: parses, runs, and turns every end into an exit code.</summary>
internal static class Application
{
    /// <summary>How long a command that was interrupted may take to say what it keeps and how to go on.</summary>
    private static readonly TimeSpan MostTimeToStop = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(string[] args, CliHost host, CancellationToken cancellation = default)
    {
        Language.Use(args, host);
        var parsed = Parse(args, host);
        if (parsed.Errors.Count > 0)
        {
            return SayUsage(parsed, host);
        }

        try
        {
            var configuration = new InvocationConfiguration
            {
                Output = host.Out,
                Error = host.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = MostTimeToStop,
            };
            return await parsed.InvokeAsync(configuration, cancellation);
        }
        catch (OperationCanceledException)
        {
            await host.Error.WriteLineAsync(Translate("interrupted"));
            return ExitCode.Interrupted;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            var context = new CommandContext(host, parsed);
            var details = parsed.GetValue(GlobalOptions.Debug) ? error.ToString() : error.Message;
            return context.Fail(
                Translate($"This should not have happened: {details}"),
                Translate("Run it again with --debug and report what it prints.")
            );
        }
    }

    /// <summary>Parses; a second time with the parameters of the operation that the command line turned out to call.</summary>
    private static ParseResult Parse(string[] args, CliHost host)
    {
        var configuration = new ParserConfiguration { ResponseFileTokenReplacer = null };
        var parsed = CreateRoot(host, target: null, args).Parse(args, configuration);
        if (CallCommand.TargetOf(parsed) is { } target)
        {
            parsed = CreateRoot(host, target, args).Parse(args, configuration);
        }

        // Only the parser was to let words pass that have no meaning; help would speak of them as of arguments.
        parsed.CommandResult.Command.TreatUnmatchedTokensAsErrors = true;
        return parsed;
    }

    internal static RootCommand CreateRoot(CliHost host, CallTarget? target, string[] args)
    {
        var root = new RootCommand(
            "Understand access in AWS: collect IAM, ask who can do what, and see it. `aws-radar demo` shows it all without an account."
        );
        foreach (var command in AllCommands.Create(host, target, args))
        {
            root.Add(command);
        }

        root.Add(CompletionCommand.CreateWorker(host, words => Parse(words, host)));
        foreach (var option in GlobalOptions.All)
        {
            root.Add(option);
        }

        LegendHelp.Install(root);
        return root;
    }

    private static int SayUsage(ParseResult parsed, CliHost host)
    {
        if (IsGroupAlone(parsed))
        {
            host.Error.Write(HelpText.Of(parsed.CommandResult));
            return ExitCode.Usage;
        }

        var context = new CommandContext(host, parsed);
        if (parsed.UnmatchedTokens is [var unknown, ..])
        {
            // What else the parser says then follows from that word.
            FailOn(unknown, parsed.CommandResult.Command, context);
        }
        else
        {
            foreach (var error in parsed.Errors)
            {
                context.Fail(ParserWords.Of(error.Message));
            }
        }

        var path = string.Join(' ', PathTo(parsed.CommandResult).Reverse().Prepend("aws-radar"));
        context.Say(Translate($"      See `{path} --help`."));
        return ExitCode.Usage;
    }

    /// <summary>Whether nothing is wrong but that a command is missing: then the commands that there are say most.</summary>
    private static bool IsGroupAlone(ParseResult parsed) =>
        parsed
            is {
                Errors.Count: 1,
                UnmatchedTokens.Count: 0,
                CommandResult.Command: { Action: null, Subcommands.Count: > 0 }
            };

    /// <summary>Says that the command does not have the word, and what may have been meant.</summary>
    private static void FailOn(string word, Command command, CommandContext context)
    {
        var isOption = word.StartsWith('-');
        var known = isOption
            ? command.Options.Concat(GlobalOptions.All).Where(each => !each.Hidden).Select(each => each.Name)
            : command.Subcommands.Where(each => !each.Hidden).Select(each => each.Name);
        var sentence =
            isOption ? Translate($"There is no option `{word}` here.")
            : command.Subcommands.Count > 0 ? Translate($"There is no command `{word}`.")
            : Translate($"`{word}` is one word too many.");
        context.Fail(sentence, Suggestions.Sentence(word, known));
    }

    /// <summary>The names of the command and of those it belongs to, itself first, without the program.</summary>
    private static IEnumerable<string> PathTo(SymbolResult? result)
    {
        for (; result is CommandResult { Command: not RootCommand } command; result = result.Parent)
        {
            yield return command.Command.Name;
        }
    }
}
