using System.Globalization;
using AwsRadar.Store.Sections;
using Microsoft.Data.Sqlite;

namespace AwsRadar.Store.Database;

/// <summary>Writes one snapshot inside a transaction: only the bodies and lists that are not there yet.</summary>
internal sealed class SnapshotWriter : IDisposable
{
    private readonly SqliteCommand _findSnapshot;
    private readonly SqliteCommand _addSnapshot;
    private readonly SqliteCommand _addSection;
    private readonly SqliteCommand _findList;
    private readonly SqliteCommand _addList;
    private readonly SqliteCommand _addEntry;
    private readonly SqliteCommand _findBody;
    private readonly SqliteCommand _addBody;

    public SnapshotWriter(SqliteConnection connection, SqliteTransaction transaction)
    {
        SqliteCommand Prepare(string sql, params string[] parameters)
        {
            var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = sql;
            foreach (var parameter in parameters)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
            }

            return command;
        }

        _findSnapshot = Prepare("SELECT checksum FROM snapshot WHERE id = $id", "$id");
        _addSnapshot = Prepare(
            """
            INSERT INTO snapshot (id, account, source, started_at, completed_at, caller, gaps, checksum)
            VALUES ($id, $account, $source, $started, $completed, $caller, $gaps, $checksum) RETURNING number
            """,
            "$id",
            "$account",
            "$source",
            "$started",
            "$completed",
            "$caller",
            "$gaps",
            "$checksum"
        );
        _addSection = Prepare(
            "INSERT INTO section (snapshot, kind, list) VALUES ($snapshot, $kind, $list)",
            "$snapshot",
            "$kind",
            "$list"
        );
        _findList = Prepare("SELECT id FROM list WHERE checksum = $checksum", "$checksum");
        _addList = Prepare(
            "INSERT INTO list (checksum, length) VALUES ($checksum, $length) RETURNING id",
            "$checksum",
            "$length"
        );
        _addEntry = Prepare(
            "INSERT INTO list_entry (list, position, body) VALUES ($list, $position, $body)",
            "$list",
            "$position",
            "$body"
        );
        _findBody = Prepare("SELECT id FROM body WHERE checksum = $checksum", "$checksum");
        _addBody = Prepare(
            "INSERT INTO body (checksum, json) VALUES ($checksum, CAST($json AS TEXT)) RETURNING id",
            "$checksum",
            "$json"
        );
    }

    /// <summary>How many bodies were not there yet.</summary>
    public int NewBodies { get; private set; }

    /// <summary>The checksum of the snapshot that is stored under an id; null if there is none.</summary>
    public byte[]? FindChecksum(string id) => (byte[]?)Scalar(_findSnapshot, id);

    public void Write(SnapshotRow row, byte[] checksum, IReadOnlyList<PackedSection> sections)
    {
        var lists = sections.Select(WriteList).ToArray();
        var snapshot = Number(
            Scalar(
                _addSnapshot,
                row.Id,
                row.Account,
                row.Source,
                row.StartedAt,
                row.CompletedAt,
                (object?)row.Caller ?? DBNull.Value,
                row.Gaps,
                checksum
            )
        );
        for (var i = 0; i < lists.Length; i++)
        {
            Run(_addSection, snapshot, sections[i].Kind, lists[i]);
        }
    }

    public void Dispose()
    {
        _findSnapshot.Dispose();
        _addSnapshot.Dispose();
        _addSection.Dispose();
        _findList.Dispose();
        _addList.Dispose();
        _addEntry.Dispose();
        _findBody.Dispose();
        _addBody.Dispose();
    }

    private long WriteList(PackedSection section)
    {
        if (Scalar(_findList, section.Checksum) is { } known)
        {
            return Number(known);
        }

        var list = Number(Scalar(_addList, section.Checksum, section.Count));
        for (var position = 0; position < section.Count; position++)
        {
            Run(_addEntry, list, position, WriteBody(section, position));
        }

        return list;
    }

    private long WriteBody(PackedSection section, int position)
    {
        var checksum = section.EntityChecksum(position);
        if (Scalar(_findBody, checksum) is { } known)
        {
            return Number(known);
        }

        NewBodies++;
        return Number(Scalar(_addBody, checksum, section.Json(position)));
    }

    private static object? Scalar(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        Bind(command, values);
        return command.ExecuteScalar();
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        Bind(command, values);
        command.ExecuteNonQuery();
    }

    private static void Bind(SqliteCommand command, ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }
    }

    private static long Number(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
