using System.CommandLine;
using System.CommandLine.Parsing;
using AwsRadar.Cli.Calling;
using AwsRadar.Cli.Commands;

namespace AwsRadar.Cli.Completion;

/// <summary>What a shell offers for the word that is being typed.</summary>
internal static class WordCompletion
{
    /// <param name="before">The command line up to the word, parsed.</param>
    /// <param name="words">The words before it.</param>
    /// <param name="current">The word so far; empty for a new one.</param>
    /// <returns>Those that begin with it, in ordinal order.</returns>
    public static IEnumerable<string> For(ParseResult before, IReadOnlyList<string> words, string current) =>
        Candidates(before, words, current)
            .Where(each => each.StartsWith(current, StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Candidates(ParseResult before, IReadOnlyList<string> words, string current)
    {
        var options = Options(before.CommandResult).Where(option => !option.Hidden).ToArray();
        var last = words.Count == 0 ? "" : words[^1];
        if (options.FirstOrDefault(option => option.Name == last) is { Arity.MinimumNumberOfValues: > 0 } waiting)
        {
            return waiting.GetCompletions(before.GetCompletionContext()).Select(item => item.Label);
        }

        return current.StartsWith('-') ? options.Select(option => option.Name) : Words(before);
    }

    /// <summary>The command's own options, and those of the commands around it that hold for it as well.</summary>
    private static IEnumerable<Option> Options(CommandResult result)
    {
        foreach (var option in result.Command.Options)
        {
            yield return option;
        }

        for (var parent = result.Parent; parent is CommandResult outer; parent = outer.Parent)
        {
            foreach (var option in outer.Command.Options.Where(option => option.Recursive))
            {
                yield return option;
            }
        }
    }

    private static IEnumerable<string> Words(ParseResult before)
    {
        var result = before.CommandResult;
        return result.Command.Name is CallCommand.Name
            ? CallCompletions.After([.. result.Tokens.Select(token => token.Value)])
            : result
                .Command.Subcommands.Where(command => !command.Hidden)
                .Select(command => command.Name)
                .Concat(
                    result
                        .Command.Arguments.SelectMany(argument =>
                            argument.GetCompletions(before.GetCompletionContext())
                        )
                        .Select(item => item.Label)
                );
    }
}
