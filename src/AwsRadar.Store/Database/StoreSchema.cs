using Microsoft.Data.Sqlite;

namespace AwsRadar.Store.Database;

/// <summary>The tables and views of a store, as <c>schema.sql</c> makes them, and the numbers that mark the file.</summary>
internal static class StoreSchema
{
    /// <summary>SQLite's <c>application_id</c> of a store: "AwsR" in ASCII.</summary>
    public const int ApplicationId = 0x41777352;

    /// <summary>The version of the schema that this program writes and reads.</summary>
    public const int Version = 1;

    private static readonly Lazy<string> Script = new(ReadScript);

    /// <summary>The statements that make an empty store, in order.</summary>
    public static IEnumerable<string> Statements =>
        Script.Value.TrimEnd().Split(";\n\n").Select(statement => WithoutComment(statement).TrimEnd(';'));

    /// <summary>Makes the tables in an empty database; everything or nothing.</summary>
    public static void Create(SqliteConnection connection, SqliteTransaction transaction)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version};\n{Script.Value}";
        command.ExecuteNonQuery();
    }

    /// <summary>Whether every table, view and trigger is as it was made, and no trigger was added.</summary>
    public static bool IsIntact(SqliteConnection connection)
    {
        var expected = Statements.ToHashSet(StringComparer.Ordinal);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT sql, type FROM sqlite_schema WHERE sql IS NOT NULL";
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            if (!expected.Remove(row.GetString(0)) && row.GetString(1) is "trigger")
            {
                return false;
            }
        }

        return expected.Count == 0;
    }

    private static string WithoutComment(string statement) =>
        statement.StartsWith("--", StringComparison.Ordinal) ? statement[(statement.IndexOf('\n') + 1)..] : statement;

    private static string ReadScript()
    {
        using var stream = typeof(StoreSchema).Assembly.GetManifestResourceStream("schema.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
