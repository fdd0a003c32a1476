using System.Text;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Drawing;
using AwsRadar.Cli.Output;
using AwsRadar.Files;
using AwsRadar.Store;

namespace AwsRadar.Cli.Exporting;

/// <summary>Who belongs to whom in one snapshot, as the graph that <c>show</c> draws a part of.</summary>
internal static class GraphMlExport
{
    public static int Write(
        CommandContext context,
        SnapshotStore store,
        IReadOnlyList<SnapshotSummary> snapshots,
        string file
    )
    {
        if (snapshots is not [var only])
        {
            return context.Fail(
                Translate($"One graph is of one snapshot, and {snapshots.Count} were chosen."),
                Translate("Choose one with --snapshot ID, or --account ID for the newest of an account."),
                ExitCode.Usage
            );
        }

        var drawing = EntityDrawing.OfAll(store.Get(only.Id));
        PrivateFile.Write(
            file,
            stream =>
            {
                using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
                GraphMlDrawing.Write(writer, drawing);
            }
        );
        context.WriteData(file);
        var (nodes, edges) = (drawing.Graph.Nodes.Length, drawing.Graph.Relations.Length);
        context.Say(Translate($"{Counted.Nodes(nodes)}, {Counted.Edges(edges)}."));
        return ExitCode.Done;
    }
}
