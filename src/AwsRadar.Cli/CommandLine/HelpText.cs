using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Text;

namespace AwsRadar.Cli.CommandLine;

/// <summary>
/// What <c>--help</c> prints of a command. The library's own help knows Korean in part only; descriptions are sentences of
/// ours, which are translated here and nowhere else, as options outlive a run and its language.
/// </summary>
internal static class HelpText
{
    public const string OfHelp = "Show help and usage information";
    public const string OfVersion = "Show version information";

    public static string Of(CommandResult result)
    {
        var command = result.Command;
        var text = new StringBuilder();
        Section(text, Translate("Description:"), [(Translate(command.Description ?? ""), "")]);
        Section(text, Translate("Usage:"), [(Usage(result), "")]);
        Section(
            text,
            Translate("Arguments:"),
            [.. command.Arguments.Where(each => !each.Hidden).Select(each => ($"<{Name(each)}>", About(each)))]
        );
        Section(text, Translate("Options:"), [.. OptionsOf(result).Select(each => (Label(each), About(each)))]);
        Section(
            text,
            Translate("Commands:"),
            [
                .. command
                    .Subcommands.Where(each => !each.Hidden)
                    .Select(each => (Label(each), Translate(each.Description ?? ""))),
            ]
        );
        return text.ToString();
    }

    /// <summary>The command's own, and of those above it what they hand down; help of one command takes the place of the root's.</summary>
    private static IEnumerable<Option> OptionsOf(CommandResult result)
    {
        var own = result.Command.Options.ToArray();
        var above = Above(result)
            .SelectMany(each => each.Command.Options)
            .Where(option => option.Recursive && own.All(each => each.Name != option.Name));
        return own.Concat(above)
            .Where(option => !option.Hidden)
            .OrderBy(option => result.Command is RootCommand && option is HelpOption or VersionOption);
    }

    private static IEnumerable<CommandResult> Above(SymbolResult result)
    {
        for (var each = result.Parent; each is not null; each = each.Parent)
        {
            if (each is CommandResult command)
            {
                yield return command;
            }
        }
    }

    private static string Usage(CommandResult result)
    {
        var words = Above(result).Prepend(result).Reverse().Select(Word).ToList();
        words.AddRange(ArgumentsOf(result.Command));
        if (result.Command.Subcommands.Any(each => !each.Hidden))
        {
            words.Add(Translate("[command]"));
        }

        return string.Join(' ', words.Append(Translate("[options]")));
    }

    private static string Word(CommandResult result) =>
        result.Command is RootCommand ? "aws-radar" : result.Command.Name;

    /// <summary>What may be left out stands in brackets, and so does what can only come behind it.</summary>
    private static IEnumerable<string> ArgumentsOf(Command command)
    {
        var arguments = command.Arguments.Where(each => !each.Hidden).ToArray();
        var optional = arguments.Count(each => each.Arity.MinimumNumberOfValues == 0);
        return arguments.Select(
            (each, index) =>
                (each.Arity.MinimumNumberOfValues == 0 ? "[" : "")
                + $"<{Name(each)}>"
                + (each.Arity.MaximumNumberOfValues > 1 ? "..." : "")
                + (index == arguments.Length - 1 ? new string(']', optional) : "")
        );
    }

    private static string Name(Argument argument) => argument.HelpName ?? argument.Name;

    private static string Label(Command command) =>
        string.Join(
            ' ',
            command.Arguments.Where(each => !each.Hidden).Select(each => $"<{Name(each)}>").Prepend(command.Name)
        );

    private static string Label(Option option)
    {
        // The library also takes help as Windows programs do.
        var names = option
            .Aliases.Append(option.Name)
            .Where(name => name.StartsWith('-'))
            .Distinct(StringComparer.Ordinal);
        var all = string.Join(", ", names.OrderBy(name => name.StartsWith("--", StringComparison.Ordinal)));
        var takesValue = option.Arity.MaximumNumberOfValues > 0 && option.ValueType != typeof(bool);
        return takesValue ? $"{all} <{option.HelpName ?? option.Name.TrimStart('-')}>" : all;
    }

    private static string About(Argument argument) =>
        Translate(argument.Description ?? "") + (argument.HasDefaultValue ? Default(argument.GetDefaultValue()) : "");

    private static string About(Option option) =>
        (option.Required ? Translate("(REQUIRED)") + " " : "")
        + Translate(option.Description ?? "")
        + (option.HasDefaultValue && option.ValueType != typeof(bool) ? Default(option.GetDefaultValue()) : "");

    private static string Default(object? value) =>
        value is string or IFormattable ? " " + Translate($"[default: {value}]") : "";

    private static void Section(StringBuilder text, string title, IReadOnlyList<(string Label, string About)> rows)
    {
        if (rows.Count > 0)
        {
            text.AppendLine(title);
            HelpRows.Append(text, rows);
            text.AppendLine();
        }
    }
}
