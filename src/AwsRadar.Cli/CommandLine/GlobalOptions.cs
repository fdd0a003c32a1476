using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using AwsRadar.Cli.Output;

namespace AwsRadar.Cli.CommandLine;

/// <summary>The options that every command takes, named as in the AWS CLI.</summary>
internal static class GlobalOptions
{
    public static readonly Option<string?> Profile = Text(
        "--profile",
        "NAME",
        "Use a profile of the AWS config and credentials files."
    );

    public static readonly Option<string?> Region = Text("--region", "NAME", "Use a region instead of the profile's.");

    public static readonly Option<string?> EndpointUrl = Text(
        "--endpoint-url",
        "URL",
        "Send the calls to this endpoint, such as a lab."
    );

    public static readonly Option<string?> Store = Text("--store", "FILE", "Keep and read snapshots in this file.");

    public static readonly Option<string?> Query = Text(
        "--query",
        "JMESPATH",
        "Pick from the JSON result before it is printed."
    );

    public static readonly Option<OutputFormat?> Output = CreateOutput();

    public static readonly Option<bool> NoColor = Flag("--no-color", "Print without colour.");

    /// <summary>Read by <see cref="Language"/> before the line is parsed; here it is checked and explained.</summary>
    public static readonly Option<string?> Lang = CreateLang();

    public static readonly Option<bool> Debug = Flag("--debug", "On an unexpected failure, show where it happened.");

    /// <summary>In the order in which help shows them.</summary>
    public static readonly Option[] All = [Profile, Region, EndpointUrl, Store, Output, Query, Lang, NoColor, Debug];

    private static Option<string?> Text(string name, string helpName, string description) =>
        new(name)
        {
            Description = description,
            HelpName = helpName,
            Recursive = true,
        };

    private static Option<bool> Flag(string name, string description) =>
        new(name) { Description = description, Recursive = true };

    private static Option<string?> CreateLang()
    {
        var option = Text(
            Language.Option,
            "en|ko",
            "Speak English (en) or Korean (ko); without it, what the locale says."
        );
        option.CompletionSources.Add([.. Language.All]);
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !Language.All.Contains(result.Tokens[^1].Value, StringComparer.Ordinal))
            {
                result.AddError(
                    Translate($"`{result.Tokens[^1].Value}` is not a language that aws-radar speaks: use en or ko.")
                );
            }
        });
        return option;
    }

    private static Option<OutputFormat?> CreateOutput()
    {
        var option = new Option<OutputFormat?>("--output")
        {
            Description = "How data is printed: json, jsonl, table, text or csv.",
            HelpName = "FORMAT",
            Recursive = true,
            CustomParser = result =>
            {
                var text = result.Tokens[^1].Value;
                var path = PathOf(result);
                if (OutputFormats.TryParse(text, path, out var format))
                {
                    return format;
                }

                var names = OutputFormats.NamesFor(path);
                result.AddError(
                    Translate(
                        $"`{text}` is not an output format here: use {string.Join(", ", names[..^1])} or {names[^1]}."
                    )
                );
                return null;
            },
        };
        // Without the names of the enumeration, which are not the words of the command line.
        option.CompletionSources.Clear();
        option.CompletionSources.Add(context =>
            OutputFormats.NamesFor(PathOf(context.ParseResult.CommandResult)).Select(name => new CompletionItem(name))
        );
        return option;
    }

    /// <summary>The names of the command and those above it, without the program's.</summary>
    private static string PathOf(SymbolResult? result)
    {
        var names = new Stack<string>();
        for (; result is not null; result = result.Parent)
        {
            if (result is CommandResult { Parent: not null } command)
            {
                names.Push(command.Command.Name);
            }
        }

        return string.Join(' ', names);
    }
}
