using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;

namespace AwsRadar.Cli.Drawing;

/// <summary>Prints a drawing in the form that was asked for.</summary>
internal static class DrawingPrinter
{
    public static int Print(CommandContext context, EntityDrawing drawing)
    {
        switch (context.Output)
        {
            case OutputFormat.Mermaid:
                WarnOfLargeCharts(context, drawing.Graph.Relations.Length);
                MermaidDrawing.Write(context.Host.Out, drawing);
                break;
            case OutputFormat.Dot:
                DotDrawing.Write(context.Host.Out, drawing);
                break;
            case OutputFormat.GraphMl:
                GraphMlDrawing.Write(context.Host.Out, drawing);
                break;
            default:
                TreeDrawing.Write(context, drawing);
                break;
        }

        return ExitCode.Done;
    }

    private static void WarnOfLargeCharts(CommandContext context, int relations)
    {
        if (relations > MermaidDrawing.MaxRelations)
        {
            context.Warn(
                Translate(
                    $"Mermaid draws at most {MermaidDrawing.MaxRelations} lines unless it is told otherwise, and this chart has {relations}."
                ),
                Translate(
                    "Draw one entity, such as `aws-radar show user NAME --output mermaid`, or use --output dot or graphml."
                )
            );
        }
    }
}
