using System.Text;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Files;
using AwsRadar.Store;
using AwsRadar.Store.Queries;

namespace AwsRadar.Cli.Exporting;

/// <summary>One CSV file for each table, with the rows of all snapshots that are exported.</summary>
internal static class CsvExport
{
    public static int Write(
        CommandContext context,
        SnapshotStore store,
        IReadOnlyList<SnapshotSummary> snapshots,
        string folder
    )
    {
        if (new DirectoryInfo(folder).LinkTarget is not null)
        {
            return context.Fail(
                Translate($"`{folder}` is a symbolic link, which nothing is exported through: name the folder itself.")
            );
        }

        PrivateFile.CreateFolder(folder);
        foreach (var view in StoreViews.All)
        {
            var rows = snapshots.SelectMany(snapshot => store.ReadView(view, snapshot.Id));
            var grid = new Grid(
                [.. view.Columns.Select(column => column.Name)],
                rows.Select(row => row.Select(CellText.Of).ToArray())
            );
            PrivateFile.Write(Path.Combine(folder, view.Name + ".csv"), stream => Write(stream, grid));
        }

        context.WriteData(folder);
        context.Say(Translate($"{Counted.Snapshots(snapshots.Count)} in {Counted.CsvFiles(StoreViews.All.Length)}."));
        return ExitCode.Done;
    }

    private static void Write(Stream stream, Grid grid)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        grid.WriteCsv(writer);
    }
}
