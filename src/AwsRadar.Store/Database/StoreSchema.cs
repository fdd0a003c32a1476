using Microsoft.Data.Sqlite;

namespace AwsRadar.Store.Database;

/// <summary>The tables and views of a store, as <c>schema.sql</c> makes them, and the numbers that mark the file.</summary>
internal static class StoreSchema
{
    /// <summary>SQLite's <c>application_id</c> of a store: "AwsR" in ASCII.</summary>
    public const int ApplicationId = 0x41777352;

    /// <summary>
    /// The version of the schema that this program writes and reads. Each change of <c>schema.sql</c> raises it by one; a
    /// store of an earlier one gets what it lacks when it is opened.
    /// </summary>
    public const int Version = 6;

    private static readonly Lazy<string> Script = new(ReadScript);

    /// <summary>The statements that make an empty store, in order.</summary>
    public static IEnumerable<string> Statements =>
        Script.Value.TrimEnd().Split(";\n\n").Select(statement => WithoutComment(statement).TrimEnd(';'));

    /// <summary>Makes the tables in an empty database; everything or nothing.</summary>
    public static void Create(SqliteConnection connection, SqliteTransaction transaction) =>
        Run(connection, transaction, $"PRAGMA application_id = {ApplicationId}; {Mark}\n{Script.Value}");

    /// <summary>How what the file holds compares with what this program would make.</summary>
    /// <param name="version">The file's <c>user_version</c>.</param>
    public static SchemaState Compare(SqliteConnection connection, long version)
    {
        var expected = Statements.ToHashSet(StringComparer.Ordinal);
        var state = SchemaState.Current;
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT sql, type FROM sqlite_schema WHERE sql IS NOT NULL";
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            if (expected.Remove(row.GetString(0)))
            {
                continue;
            }

            switch (row.GetString(1))
            {
                // A trigger would run whenever something is stored.
                case "trigger":
                    return SchemaState.Strange;
                case "view":
                    state = SchemaState.Outdated;
                    break;
            }
        }

        return expected.Count == 0 ? state
            : version < Version || expected.All(IsView) ? SchemaState.Outdated
            : SchemaState.Strange;
    }

    /// <summary>Makes what a store of an earlier version lacks, and all views anew: they hold no data.</summary>
    public static void Upgrade(SqliteConnection connection, SqliteTransaction transaction)
    {
        var present = new HashSet<string>(StringComparer.Ordinal);
        var views = new List<string>();
        using (var command = connection.CreateCommand())
        {
            command.Transaction = transaction;
            command.CommandText = "SELECT sql, type, name FROM sqlite_schema WHERE sql IS NOT NULL";
            using var row = command.ExecuteReader();
            while (row.Read())
            {
                if (row.GetString(1) is "view")
                {
                    views.Add(row.GetString(2));
                }
                else
                {
                    present.Add(row.GetString(0));
                }
            }
        }

        foreach (var view in views)
        {
            Run(connection, transaction, $"DROP VIEW \"{view.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        }

        foreach (var statement in Statements.Where(statement => !present.Contains(statement)))
        {
            Run(connection, transaction, statement);
        }

        Run(connection, transaction, Mark);
    }

    private static string Mark => $"PRAGMA user_version = {Version};";

    private static bool IsView(string statement) => statement.StartsWith("CREATE VIEW ", StringComparison.Ordinal);

    private static void Run(SqliteConnection connection, SqliteTransaction transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
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

/// <summary>How the tables and views of a file compare with those of this program.</summary>
internal enum SchemaState
{
    Current,

    /// <summary>Views, or what came with a later version, are missing: they can be made.</summary>
    Outdated,

    /// <summary>Something was removed, changed or added that no aws-radar removes, changes or adds.</summary>
    Strange,
}
