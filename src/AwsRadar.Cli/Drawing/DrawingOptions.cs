using System.CommandLine;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;

namespace AwsRadar.Cli.Drawing;

/// <summary>The ways to see an entity drawn: <c>--tree</c>, and the output formats of other programs.</summary>
internal static class DrawingOptions
{
    public static readonly Option<bool> Tree = new("--tree")
    {
        Description =
            "As a tree: who holds it and what it holds, down to the services. --output mermaid, dot or graphml draws the same.",
    };

    public static bool IsAsked(CommandContext context) =>
        context.Arguments.GetValue(Tree)
        || context.Output is OutputFormat.Mermaid or OutputFormat.Dot or OutputFormat.GraphMl;

    /// <summary>The exit code of a command line that asks for two things at once; null when it does not.</summary>
    public static int? Faults(CommandContext context)
    {
        if (!IsAsked(context))
        {
            return null;
        }

        return context.Query is not null
                ? context.Fail(
                    Translate("A drawing cannot be queried."),
                    Translate("Leave out --query, or ask for json."),
                    ExitCode.Usage
                )
            : context.Arguments.GetValue(Tree) && context.Output is not null
                ? context.Fail(Translate("--tree and --output exclude each other."), exitCode: ExitCode.Usage)
            : null;
    }
}
