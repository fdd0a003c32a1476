using System.Globalization;
using AwsRadar.Store.Files;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AwsRadar.Store.Database;

/// <summary>Opens the file as a store, or refuses it and leaves it as it was.</summary>
internal static class StoreConnection
{
    private const int BusyTimeoutSeconds = 30;

    /// <summary>Opens a store for reading and writing, and makes it first if there is none.</summary>
    public static SqliteConnection OpenOrCreate(string path)
    {
        if (!StoreFile.Exists(path))
        {
            StoreFile.Create(path);
        }

        StoreHeader.Check(path, StoreSchema.ApplicationId);
        return Open(path, path, SqliteOpenMode.ReadWrite);
    }

    /// <summary>Opens a store that must exist. One on a read-only disk is opened all the same, for reading alone.</summary>
    public static SqliteConnection OpenExisting(string path)
    {
        if (!StoreFile.Exists(path))
        {
            throw new StoreException(
                StoreProblem.Missing,
                Translate(
                    $"There is no store at `{path}` yet: run `aws-radar scan` first, or name another file with --store FILE."
                )
            );
        }

        StoreHeader.Check(path, StoreSchema.ApplicationId);
        return OpenOrImmutable(path, SqliteOpenMode.ReadWrite);
    }

    /// <summary>Opens a store that another connection of this process has open, for reading alone.</summary>
    public static SqliteConnection OpenForReading(string path)
    {
        var connection = OpenOrImmutable(path, SqliteOpenMode.ReadOnly);
        if (Compare(connection, path) == SchemaState.Current)
        {
            return connection;
        }

        connection.Dispose();
        throw new StoreException(
            StoreProblem.Disk,
            Translate(
                $"The store `{path}` was written by an earlier aws-radar and cannot be brought up to date where it is: copy it to a place that can be written."
            )
        );
    }

    private static SqliteConnection OpenOrImmutable(string path, SqliteOpenMode mode)
    {
        try
        {
            return Open(path, path, mode);
        }
        catch (StoreException error)
            when (error.InnerException is SqliteException inner
                && SqliteFailure.IsReadOnly(inner)
                && !File.Exists(path + "-wal")
            )
        {
            // Without a write-ahead log nobody is writing, so SQLite may read the file as one that cannot change.
            var uri = new UriBuilder("file", "") { Path = path, Query = "immutable=1" }
                .Uri
                .AbsoluteUri;
            return Open(path, uri, SqliteOpenMode.ReadOnly);
        }
    }

    private static SqliteConnection Open(string path, string source, SqliteOpenMode mode)
    {
        var options = new SqliteConnectionStringBuilder
        {
            DataSource = source,
            Mode = mode,
            Pooling = false,
            ForeignKeys = true,
            DefaultTimeout = BusyTimeoutSeconds,
        };
        var connection = new SqliteConnection(options.ToString());
        try
        {
            connection.Open();
            Prepare(connection, path);
            return connection;
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            throw SqliteFailure.Explain(path, error);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Prepare(SqliteConnection connection, string path)
    {
        // A store that was handed over may hold hostile schema: it gets no functions with side effects.
        Execute(connection, "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;");
        if (Number(connection, "PRAGMA user_version") == 0)
        {
            CreateSchema(connection, path);
        }

        CheckVersion(Number(connection, "PRAGMA user_version"), path);
        if (Compare(connection, path) == SchemaState.Outdated)
        {
            Upgrade(connection, path);
        }

        Execute(connection, "PRAGMA synchronous = FULL;");
    }

    private static SchemaState Compare(SqliteConnection connection, string path)
    {
        var state = StoreSchema.Compare(connection, Number(connection, "PRAGMA user_version"));
        return state == SchemaState.Strange
            ? throw Damaged(path, Translate("its tables are not as they were made"))
            : state;
    }

    /// <summary>Gives a store of an earlier aws-radar what it lacks, unless another process has.</summary>
    private static void Upgrade(SqliteConnection connection, string path)
    {
        if (raw.sqlite3_db_readonly(connection.Handle, "main") != 0)
        {
            // Its tables are those of every version; only who asks the views misses something.
            return;
        }

        using var transaction = connection.BeginTransaction(deferred: false);
        if (Compare(connection, path) == SchemaState.Outdated)
        {
            StoreSchema.Upgrade(connection, transaction);
        }

        transaction.Commit();
    }

    /// <summary>Makes the tables unless another process, which held the lock until now, has made them.</summary>
    private static void CreateSchema(SqliteConnection connection, string path)
    {
        using (var transaction = connection.BeginTransaction(deferred: false))
        {
            if (Number(connection, "PRAGMA user_version") == 0)
            {
                if (Number(connection, "SELECT count(*) FROM sqlite_schema") != 0)
                {
                    throw Damaged(path, Translate("it lost the mark of its version"));
                }

                StoreSchema.Create(connection, transaction);
            }

            transaction.Commit();
        }

        // Only now: the file's first bytes then name the program as soon as there are any.
        Execute(connection, "PRAGMA journal_mode = WAL;");
    }

    private static void CheckVersion(long version, string path)
    {
        if (version > StoreSchema.Version)
        {
            throw new StoreException(
                StoreProblem.NewerSchema,
                Translate(
                    $"The store `{path}` was written by a newer aws-radar (version {version} of its form; this one reads up to "
                        + $"{StoreSchema.Version}): update aws-radar, or name another file with --store FILE."
                )
            );
        }
    }

    private static StoreException Damaged(string path, string how) =>
        new(
            StoreProblem.Damaged,
            Translate($"The store `{path}` is damaged ({how}): restore a copy of it, or move it away and scan again.")
        );

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
