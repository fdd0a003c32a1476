using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;
using AwsRadar.Store.Database;
using AwsRadar.Store.Files;
using AwsRadar.Store.Queries;
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
                        Translate($"The store `{Path}` already holds another snapshot `{row.Id}`: nothing was stored.")
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
        Read(SnapshotSelector.FindById(List(), idOrPrefix, Where(account: null)).Id);

    /// <summary>
    /// The snapshot that somebody means: by its id or how it begins, <c>latest</c>, <c>previous</c>, or a day or time, such
    /// as <c>2026-11-23</c> or <c>2026-11-23T09:14Z</c>, for the newest that was complete by then.
    /// </summary>
    public SnapshotSummary Find(string selector, AccountId? account = null) =>
        SnapshotSelector.Find(List(account), selector, Where(account));

    /// <summary>All snapshots, of one account or of any, the one stored last first.</summary>
    public IReadOnlyList<SnapshotSummary> List(AccountId? account = null) =>
        Guard(() =>
            SummaryReader.Read(_connection) is var all && account is { } only
                ? [.. all.Where(summary => summary.Account == only)]
                : all
        );

    /// <summary>
    /// Removes snapshots, and what no other snapshot shares with them, in one transaction; then gives the space back to the
    /// disk. Nothing of them remains in the file.
    /// </summary>
    public RemoveResult Remove(IReadOnlyCollection<string> ids) =>
        Guard(() =>
        {
            var before = StoreFile.Size(Path);
            var removed = SnapshotRemover.Remove(_connection, ids);
            var isCompacted = SnapshotRemover.Compact(_connection);
            return new RemoveResult(removed, before, StoreFile.Size(Path), isCompacted);
        });

    /// <summary>Computes every checksum again: of each entity, list and snapshot.</summary>
    public VerifyResult Verify() => Guard(() => StoreVerifier.Verify(_connection));

    /// <summary>
    /// Answers a query by a connection that can only read, whatever the query says. The exception's problem is
    /// <see cref="StoreProblem.Query"/> where the query is at fault.
    /// </summary>
    public QueryResult Query(StoreQuery query, CancellationToken cancellationToken = default) =>
        Guard(() =>
        {
            using var connection = StoreConnection.OpenForReading(Path);
            return new QueryRunner(connection, query, cancellationToken).Run();
        });

    /// <summary>The rows of a view that one snapshot has, in the view's order.</summary>
    public IReadOnlyList<ImmutableArray<object?>> ReadView(StoreView view, string snapshot) =>
        ReadView(view, view.Columns, snapshot);

    internal IReadOnlyList<ImmutableArray<object?>> ReadView(
        StoreView view,
        ImmutableArray<ViewColumn> columns,
        string snapshot
    )
    {
        var names = string.Join(", ", columns.Select(column => column.Name));
        var query = new StoreQuery($"SELECT {names} FROM {view.Name} WHERE snapshot = :snapshot")
        {
            Parameters = ImmutableSortedDictionary<string, object?>.Empty.Add("snapshot", snapshot),
            MaxRows = null,
            MaxTime = null,
        };
        return Query(query).Rows;
    }

    public void Dispose() => _connection.Dispose();

    /// <summary>Lets the file grow no further, as a full disk does.</summary>
    internal void LimitSize(int pages)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"PRAGMA max_page_count = {pages}";
        command.ExecuteNonQuery();
    }

    private Snapshot Read(string id) =>
        Guard(() =>
        {
            using var command = _connection.CreateCommand();
            command.CommandText = "SELECT number FROM snapshot WHERE id = $id";
            command.Parameters.AddWithValue("$id", id);
            return command.ExecuteScalar() is long number
                ? SnapshotReader.Read(_connection, Path, number)
                : throw new StoreException(
                    StoreProblem.NoSuchSnapshot,
                    Translate($"The snapshot `{id}` was removed from the store `{Path}` meanwhile.")
                );
        });

    private string Where(AccountId? account) =>
        account is { } id ? Translate($"Account {id} in the store `{Path}`") : Translate($"The store `{Path}`");

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
                Translate(
                    $"The store `{Path}` is damaged (a value is not of its kind): restore a copy of it, or move it away and scan again."
                ),
                error
            );
        }
    }
}
