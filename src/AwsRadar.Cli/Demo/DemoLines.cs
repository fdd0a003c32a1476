using System.Collections.Immutable;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using Spectre.Console;

namespace AwsRadar.Cli.Demo;

/// <summary>How the demo looks on a terminal.</summary>
internal sealed class DemoLines(CommandContext context)
{
    private const int StepWidth = 11;
    private const int FactWidth = 14;
    private static readonly Style Dim = new(decoration: Decoration.Dim);
    private readonly IAnsiConsole _console = TerminalConsole.For(context.Host);
    private int _step;

    public void Title(string name, string text)
    {
        _console.Write(new Text(name, new Style(decoration: Decoration.Bold)));
        context.WriteData($" · {text}");
        context.WriteData("");
    }

    public void Step(string label, string text) => Line($" {++_step} {DisplayWidth.Pad(label, StepWidth)}", text);

    public void Facts(ImmutableArray<(string Label, string Text)> facts)
    {
        context.WriteData("");
        foreach (var (label, text) in facts)
        {
            Line($" {DisplayWidth.Pad(label, FactWidth - 1)}", text);
        }
    }

    public void Next(string picture)
    {
        context.WriteData("");
        context.WriteData(Translate($"Look at it:        xdg-open {picture}"));
        context.WriteData(Translate("Try it yourself:   aws-radar lab"));
        context.WriteData(
            Translate(
                "Your own account:  aws-radar setup --admin-profile ADMIN && aws-radar scan --profile aws_radar && aws-radar report"
            )
        );
    }

    private void Line(string label, string text)
    {
        _console.Write(new Text(label, Dim));
        context.WriteData(TerminalText.Escape(text));
    }
}
