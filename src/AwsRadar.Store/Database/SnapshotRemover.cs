using Microsoft.Data.Sqlite;

namespace AwsRadar.Store.Database;

/// <summary>Removes snapshots, and what no other snapshot shares with them; everything or nothing.</summary>
internal static class SnapshotRemover
{
    /// <summary>How many of the snapshots there were and are no longer.</summary>
    /// <exception cref="SqliteException">Nothing was removed.</exception>
    public static int Remove(SqliteConnection connection, IReadOnlyCollection<string> ids)
    {
        // The statements below leave no reference dangling, and a check says so at the end: SQLite's own enforcement
        // would look through all list entries for each body that goes.
        Execute(connection, null, "PRAGMA foreign_keys = OFF");
        try
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            var removed = ids.Sum(id => Remove(connection, transaction, id));
            Execute(connection, transaction, "DELETE FROM list_entry WHERE list NOT IN (SELECT list FROM section)");
            Execute(connection, transaction, "DELETE FROM list WHERE id NOT IN (SELECT list FROM section)");
            Execute(connection, transaction, "DELETE FROM body WHERE id NOT IN (SELECT body FROM list_entry)");
            if (IsBroken(connection, transaction))
            {
                throw new InvalidOperationException(
                    "Removing snapshots would have taken something from those that stay."
                );
            }

            transaction.Commit();
            return removed;
        }
        finally
        {
            Execute(connection, null, "PRAGMA foreign_keys = ON");
        }
    }

    /// <summary>Gives free space back to the disk. False: another program holds the store, or the disk has no room for the copy.</summary>
    public static bool Compact(SqliteConnection connection)
    {
        try
        {
            Execute(connection, null, "VACUUM");
            // The copy went through the write-ahead log, which keeps its size otherwise.
            Execute(connection, null, "PRAGMA wal_checkpoint(TRUNCATE)");
            return true;
        }
        catch (SqliteException error) when (SqliteFailure.IsBusyOrFull(error))
        {
            return false;
        }
    }

    private static int Remove(SqliteConnection connection, SqliteTransaction transaction, string id)
    {
        Execute(
            connection,
            transaction,
            "DELETE FROM section WHERE snapshot IN (SELECT number FROM snapshot WHERE id = $id)",
            id
        );
        return Execute(connection, transaction, "DELETE FROM snapshot WHERE id = $id", id);
    }

    private static bool IsBroken(SqliteConnection connection, SqliteTransaction transaction)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "PRAGMA foreign_key_check";
        using var row = command.ExecuteReader();
        return row.Read();
    }

    private static int Execute(
        SqliteConnection connection,
        SqliteTransaction? transaction,
        string sql,
        string? id = null
    )
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        if (id is not null)
        {
            command.Parameters.AddWithValue("$id", id);
        }

        return command.ExecuteNonQuery();
    }
}
