using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using AwsRadar.Store.Database;
using AwsRadar.Store.Queries;

namespace AwsRadar.Store.Exports;

/// <summary>
/// Writes the views of snapshots as Parquet files, by table, account and scan:
/// <c>users/account=123456789012/scan=20261123T091400Z_7f3a…/users.parquet</c>, the layout in which Athena, Trino, Spark and
/// DuckDB find partitions by themselves. A table has one folder, since those engines give a table one place.
/// </summary>
public static class ParquetExport
{
    /// <summary>Adds snapshots to a folder; one that is there already is written again. The manifest comes last.</summary>
    /// <exception cref="StoreException">The store cannot be read, or the folder is not one that an export may write to.</exception>
    /// <exception cref="IOException">The disk does not take it.</exception>
    public static async Task<ExportManifest> WriteAsync(
        SnapshotStore store,
        IEnumerable<SnapshotSummary> snapshots,
        string folder,
        CancellationToken cancellationToken = default
    )
    {
        var target = ExportFolder.Open(folder);
        var files = (target.Manifest?.Files ?? []).ToDictionary(file => file.Path, StringComparer.Ordinal);
        foreach (var snapshot in snapshots)
        {
            foreach (var view in StoreViews.All)
            {
                var file = await WriteAsync(store, snapshot, view, target, cancellationToken);
                files[file.Path] = file;
            }
        }

        var manifest = new ExportManifest(
            FormatVersion: 1,
            StoreSchema.Version,
            [.. StoreViews.All.Select(Describe)],
            [.. files.Values.OrderBy(file => file.Path, StringComparer.Ordinal)]
        );
        target.WriteManifest(manifest);
        return manifest;
    }

    private static async Task<ExportedFile> WriteAsync(
        SnapshotStore store,
        SnapshotSummary snapshot,
        StoreView view,
        ExportFolder target,
        CancellationToken cancellation
    )
    {
        var columns = ColumnsOf(view);
        var rows = store.ReadView(view, columns, snapshot.Id);
        var content = await ParquetTable.WriteAsync(columns, rows, cancellation);
        var scan = ScanOf(snapshot);
        var path = $"{view.Name}/account={snapshot.Account}/scan={scan}/{view.Name}.parquet";
        target.Write(path, content);
        return new ExportedFile(
            view.Name,
            snapshot.Account.ToString(),
            scan,
            snapshot.Id,
            path,
            rows.Count,
            content.Length,
            Convert.ToHexStringLower(SHA256.HashData(content))
        );
    }

    /// <summary>A column that is a partition as well would be there twice.</summary>
    private static ImmutableArray<ViewColumn> ColumnsOf(StoreView view) =>
        [.. view.Columns.Where(column => column.Name is not "account")];

    /// <summary>Sorts as time does, and is no number, which an engine would take it for.</summary>
    private static string ScanOf(SnapshotSummary snapshot) =>
        snapshot.Id.All(char.IsAsciiHexDigit)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{snapshot.CompletedAt.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}_{snapshot.Id}"
            )
            : throw new StoreException(
                StoreProblem.Damaged,
                Translate(
                    $"The snapshot `{snapshot.Id}` has an id that aws-radar does not give: it cannot be exported."
                )
            );

    private static ExportedTable Describe(StoreView view) =>
        new(
            view.Name,
            view.Meaning,
            [
                .. ColumnsOf(view)
                    .Select(column => new ExportedColumn(
                        column.Name,
                        column.Type.ToString().ToLowerInvariant(),
                        column.Meaning
                    )),
            ]
        );
}
