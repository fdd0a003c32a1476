using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;
using AwsRadar.Store.Database;
using AwsRadar.Store.Sections;
using Microsoft.Data.Sqlite;

namespace AwsRadar.Store;

/// <summary>
/// Snapshots and their history in one SQLite file. A snapshot is stored whole or not at all and never changes; what two
/// snapshots share is stored once. Several processes may use one file at once; one object serves one thread.
/// </summary>
/// <remarks>Every member that touches the disk may throw <see cref="StoreException"/>. docs/store.md describes the file.</remarks>
public sealed class SnapshotStore : IDisposable
{
    private readonly SqliteConnection _connection;

    private SnapshotStore(string path, SqliteConnection connection)
    {
        Path = path;
        _connection = connection;
    }

    /// <summary>The full path of the file.</summary>
    public string Path { get; }

    /// <summary>
    /// Opens a store, and makes one that only its owner can read (file 0600, a new folder 0700) if there is no such file.
    /// A file that is anything else is refused and left as it was.
    /// </summary>
    public static SnapshotStore Open(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        return new SnapshotStore(path, StoreConnection.OpenOrCreate(path));
    }

    /// <summary>Opens a store that must exist already, as for questions; it may lie on a read-only disk.</summary>
    public static SnapshotStore OpenExisting(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        return new SnapshotStore(path, StoreConnection.OpenExisting(path));
    }

    /// <summary>Stores a snapshot in one transaction, checksummed. Storing the very same one again changes nothing.</summary>
    public SaveResult Save(Snapshot snapshot)
    {
        var sections = SnapshotPacker.Pack(snapshot);
        var row = SnapshotRow.Of(snapshot);
        var checksum = row.Checksum(sections.Select(section => (section.Kind, section.Checksum)));
        var entities = sections.Sum(section => section.Count);
        return Guard(() =>
        {
            using var transaction = _connection.BeginTransaction(deferred: false);
            using var writer = new SnapshotWriter(_connection, transaction);
            if (writer.FindChecksum(row.Id) is { } stored)
            {
                return stored.AsSpan().SequenceEqual(checksum)
                    ? new SaveResult(IsNew: false, entities, NewEntities: 0)
                    : throw new StoreException(
                        StoreProblem.Damaged,
                        $"The store `{Path}` already holds another snapshot `{row.Id}`: nothing was stored."
                    );
            }

            writer.Write(row, checksum, sections);
            transaction.Commit();
            return new SaveResult(IsNew: true, entities, writer.NewBodies);
        });
    }

    /// <summary>The snapshot that was stored last, of one account or of any; null if there is none.</summary>
    public Snapshot? Latest(AccountId? account = null) =>
        Guard(() =>
        {
            using var command = _connection.CreateCommand();
            command.CommandText = "SELECT max(number) FROM snapshot WHERE $account IS NULL OR account = $account";
            command.Parameters.AddWithValue("$account", (object?)account?.ToString() ?? DBNull.Value);
            return command.ExecuteScalar() is long number ? SnapshotReader.Read(_connection, Path, number) : null;
        });

    /// <summary>The snapshot with an id, or the only one whose id starts so.</summary>
    public Snapshot Get(string idOrPrefix) =>
        Guard(() =>
        {
            using var command = _connection.CreateCommand();
            command.CommandText = "SELECT number FROM snapshot WHERE substr(id, 1, length($prefix)) = $prefix LIMIT 2";
            command.Parameters.AddWithValue("$prefix", idOrPrefix.ToLowerInvariant());
            using var row = command.ExecuteReader();
            if (idOrPrefix.Length == 0 || !row.Read())
            {
                throw new StoreException(
                    StoreProblem.NoSuchSnapshot,
                    $"The store `{Path}` has no snapshot `{idOrPrefix}`: `aws-radar show snapshots` lists them."
                );
            }

            var number = row.GetInt64(0);
            if (row.Read())
            {
                throw new StoreException(
                    StoreProblem.AmbiguousSnapshot,
                    $"More than one snapshot in the store `{Path}` starts with `{idOrPrefix}`: give more of its id."
                );
            }

            return SnapshotReader.Read(_connection, Path, number);
        });

    /// <summary>All snapshots, the one stored last first.</summary>
    public IReadOnlyList<SnapshotSummary> List() => Guard(() => SummaryReader.Read(_connection));

    public void Dispose() => _connection.Dispose();

    /// <summary>Lets the file grow no further, as a full disk does.</summary>
    internal void LimitSize(int pages)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"PRAGMA max_page_count = {pages}";
        command.ExecuteNonQuery();
    }

    private T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (SqliteException error)
        {
            throw SqliteFailure.Explain(Path, error);
        }
        catch (Exception error) when (error is FormatException or OverflowException or InvalidCastException)
        {
            throw new StoreException(
                StoreProblem.Damaged,
                $"The store `{Path}` is damaged (a value is not of its kind): restore a copy of it, or move it away and scan again.",
                error
            );
        }
    }
}
