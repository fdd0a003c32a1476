using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace AwsRadar.Cli.CommandLine;

/// <summary>Help in the language of the run, which may end with what the options alone do not tell: words and exit codes.</summary>
internal sealed class LegendHelp(string? legend) : SynchronousCommandLineAction
{
    /// <summary>What the help of one command ends with; null for none. The list of commands above it keeps the one sentence.</summary>
    public string? Legend => legend;

    /// <summary><c>--help</c> of one command.</summary>
    public static Option Create(string legend) =>
        new HelpOption { Description = HelpText.OfHelp, Action = new LegendHelp(legend) };

    /// <summary>Lets the root's <c>--help</c>, and so that of every command without one of its own, speak the language of the run.</summary>
    public static void Install(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        (help.Description, help.Action) = (HelpText.OfHelp, new LegendHelp(legend: null));
        root.Options.OfType<VersionOption>().Single().Description = HelpText.OfVersion;
    }

    /// <summary>Who asks for help need not have written the rest.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        output.Write(HelpText.Of(parseResult.CommandResult));
        if (legend is not null)
        {
            output.WriteLine(Translate(legend));
        }

        return ExitCode.Done;
    }
}
