using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace AwsRadar.Cli.CommandLine;

/// <summary>Help that ends with what the options alone do not tell: the words and exit codes of a command.</summary>
internal sealed class LegendHelp(SynchronousCommandLineAction help, string legend) : SynchronousCommandLineAction
{
    /// <summary><c>--help</c> of one command. The list of commands above it keeps the one sentence.</summary>
    public static Option Create(string legend)
    {
        var option = new HelpOption();
        option.Action = new LegendHelp((SynchronousCommandLineAction)option.Action!, legend);
        return option;
    }

    /// <summary>Who asks for help need not have written the rest.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.WriteLine(legend);
        return exitCode;
    }
}
