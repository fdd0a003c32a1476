using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using Spectre.Console;

namespace AwsRadar.Cli.Explaining;

/// <summary>A denial explained to a person.</summary>
internal static class DenialReportText
{
    private const int LabelWidth = 8;

    /// <summary>On standard error, where a call or a scan failed.</summary>
    public static void Say(CommandContext context, DenialReport report) =>
        Write(context, report, TerminalConsole.ForProgress(context.Host), context.Host.Error);

    /// <summary>On standard output, where the explanation is what was asked for.</summary>
    public static void Print(CommandContext context, DenialReport report) =>
        Write(context, report, TerminalConsole.For(context.Host), context.Host.Out);

    private static string Label(string about) =>
        about switch
        {
            "why" => Translate("why"),
            "forbids" => Translate("forbids"),
            "needs" => Translate("needs"),
            "remedy" => Translate("remedy"),
            "do" => Translate("do"),
            "note" => Translate("note"),
            _ => about,
        };

    private static void Write(CommandContext context, DenialReport report, IAnsiConsole console, TextWriter writer)
    {
        var denial = report.Request.Denial;
        console.Write(new Text(Translate("DENIED"), new Style(Color.Red)));
        var who = DenialWords.Denied(DenialWords.Who(denial.Principal), DenialWords.Actions(denial.Actions));
        writer.WriteLine($"  {TerminalText.Escape(who)}");
        writer.WriteLine();
        var last = "";
        foreach (var line in report.Lines)
        {
            var label = line.Label == last ? "" : line.Label;
            last = line.Label.Length > 0 ? line.Label : last;
            var source = line.Source is null ? "" : $"  [{line.Source}]";
            writer.WriteLine(
                $"  {DisplayWidth.Pad(Label(label), LabelWidth)}{TerminalText.Escape(line.Text + source)}"
            );
        }
    }
}
