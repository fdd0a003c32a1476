using System.Text.Json;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Listings;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Output;

/// <summary>Prints one entity: facts and policy documents for people, JSON for programs.</summary>
internal static class DetailsPrinter
{
    private const int LabelWidth = 13;

    public static int Print(CommandContext context, Details details)
    {
        if (context.Query is not null || context.Output is not (null or OutputFormat.Table))
        {
            return context.Data.PrintJson(JsonText.Write(details.WriteJson, indented: false), context.Output);
        }

        context.WriteData(TerminalText.Escape(details.Title));
        foreach (var fact in details.Facts)
        {
            context.WriteData(
                $" {DisplayWidth.Pad(Translate(fact.Label), LabelWidth)}{TerminalText.Escape(fact.Value)}"
            );
        }

        foreach (var document in details.Documents)
        {
            context.WriteData("");
            context.WriteData(TerminalText.Escape(document.Title));
            context.WriteData(Pretty(document.Text));
        }

        return ExitCode.Done;
    }

    /// <summary>Indented if it is JSON; otherwise as it was stored, made safe to print.</summary>
    private static string Pretty(PolicyText text)
    {
        try
        {
            return JsonText.Format(JsonElement.Parse(text.Json), indented: true);
        }
        catch (JsonException)
        {
            return TerminalText.Escape(text.Json);
        }
    }
}
