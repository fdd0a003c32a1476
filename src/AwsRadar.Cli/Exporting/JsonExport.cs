using System.Text.Json;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Core.Snapshots;
using AwsRadar.Files;
using AwsRadar.Store;

namespace AwsRadar.Cli.Exporting;

/// <summary>One snapshot as one JSON document, in the form that the store keeps its parts in.</summary>
internal static class JsonExport
{
    private const string StandardOutput = "-";

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
                Translate($"One JSON document holds one snapshot, and {snapshots.Count} were chosen."),
                Translate("Choose one with --snapshot ID, or --account ID for the newest of an account."),
                ExitCode.Usage
            );
        }

        var snapshot = store.Get(only.Id);
        if (file is StandardOutput)
        {
            return context.Data.PrintJson(JsonSerializer.Serialize(snapshot, SnapshotJsonContext.Default.Snapshot));
        }

        PrivateFile.Write(
            file,
            stream => JsonSerializer.Serialize(stream, snapshot, SnapshotJsonContext.Default.Snapshot)
        );
        context.WriteData(file);
        return ExitCode.Done;
    }
}
