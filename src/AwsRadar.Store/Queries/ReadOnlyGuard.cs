using System.Collections.Frozen;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AwsRadar.Store.Queries;

/// <summary>
/// Lets a connection do nothing but read the store: the file is opened for reading, SQLite is told to refuse writes, and each
/// step of a statement is asked for before it is prepared.
/// </summary>
/// <remarks>https://www.sqlite.org/security.html, https://www.sqlite.org/c3ref/set_authorizer.html</remarks>
internal static class ReadOnlyGuard
{
    private const int Defensive = 1010;
    private const int MaxValueBytes = 64 * 1024 * 1024;
    private const int MaxSqlBytes = 1024 * 1024;

    private static readonly FrozenSet<int> Harmless = FrozenSet.Create(
        raw.SQLITE_SELECT,
        raw.SQLITE_READ,
        raw.SQLITE_RECURSIVE
    );

    /// <summary>Those that tell something with or without a table's name, and change nothing.</summary>
    private static readonly FrozenSet<string> Pragmas = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "table_info",
        "table_xinfo",
        "table_list",
        "index_list",
        "index_info",
        "foreign_key_list"
    );

    private static readonly FrozenSet<string> HarmfulFunctions = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "load_extension",
        "readfile",
        "writefile",
        "edit",
        "fts3_tokenizer"
    );

    public static void Set(SqliteConnection connection)
    {
        using (var command = connection.CreateCommand())
        {
            // What a query sorts stays in memory: the disk of temporary files is not the store's.
            command.CommandText = "PRAGMA query_only = ON; PRAGMA temp_store = MEMORY;";
            command.ExecuteNonQuery();
        }

        var handle = connection.Handle;
        raw.sqlite3_db_config(handle, Defensive, 1, out _);
        raw.sqlite3_limit(handle, raw.SQLITE_LIMIT_ATTACHED, 0);
        raw.sqlite3_limit(handle, raw.SQLITE_LIMIT_LENGTH, MaxValueBytes);
        raw.sqlite3_limit(handle, raw.SQLITE_LIMIT_SQL_LENGTH, MaxSqlBytes);
        raw.sqlite3_set_authorizer(handle, (strdelegate_authorizer)Decide, null);
    }

    private static int Decide(object user, int action, string first, string second, string database, string view)
    {
        var isAllowed =
            Harmless.Contains(action)
            || (action == raw.SQLITE_FUNCTION && !HarmfulFunctions.Contains(second))
            || (action == raw.SQLITE_PRAGMA && Pragmas.Contains(first));
        return isAllowed ? raw.SQLITE_OK : raw.SQLITE_DENY;
    }
}
