using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace AwsRadar.Store.Database;

/// <summary>Computes every checksum of a store again.</summary>
/// <remarks>
/// 1. Of each entity, once, however many snapshots share it. 2. Of each list, from those of its entities. 3. Of each
/// snapshot, from its row and those of its lists.
/// </remarks>
internal sealed class StoreVerifier
{
    /// <summary>What SQLite says of a page that is not as it was written.</summary>
    private const int Corrupt = 11;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<long, string> _damagedBodies = [];
    private readonly Dictionary<long, string> _damagedLists = [];
    private readonly List<DamagedSection> _damaged = [];
    private int _parts;

    private StoreVerifier(SqliteConnection connection) => _connection = connection;

    /// <summary>Reads within one transaction: what another process stores or removes meanwhile is not seen.</summary>
    public static VerifyResult Verify(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction(deferred: true);
        return new StoreVerifier(connection).Verify();
    }

    private VerifyResult Verify()
    {
        // Step 1: entities.
        VerifyBodies();

        // Step 2: lists.
        foreach (var (list, checksum, length) in Lists())
        {
            VerifyList(list, checksum, length);
        }

        // Step 3: snapshots.
        var snapshots = Numbers("SELECT number FROM snapshot ORDER BY number DESC");
        foreach (var number in snapshots)
        {
            VerifySnapshot(number);
        }

        return new VerifyResult(snapshots.Count, _parts, _damaged);
    }

    private void VerifyBodies()
    {
        try
        {
            VerifyBodies("1", 0);
        }
        catch (SqliteException error) when (error.SqliteErrorCode == Corrupt)
        {
            // One page is broken: ask for each entity alone, so that only those on it are named.
            _parts = 0;
            foreach (var body in Numbers("SELECT DISTINCT body FROM list_entry"))
            {
                VerifyBody(body);
            }
        }
    }

    private void VerifyBody(long body)
    {
        try
        {
            VerifyBodies("id = $id", body);
        }
        catch (SqliteException error) when (error.SqliteErrorCode == Corrupt)
        {
            _damagedBodies[body] = Translate("an entity cannot be read from the disk");
        }
    }

    private void VerifyBodies(string condition, long id)
    {
        using var command = Command($"SELECT id, checksum, CAST(json AS BLOB) FROM body WHERE {condition}");
        command.Parameters.AddWithValue("$id", id);
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            _parts++;
            var expected = row.GetFieldValue<byte[]>(1);
            if (!SHA256.HashData(row.GetFieldValue<byte[]>(2)).AsSpan().SequenceEqual(expected))
            {
                _damagedBodies[row.GetInt64(0)] = Translate("an entity is not what was written");
            }
        }
    }

    private List<(long Id, byte[] Checksum, long Length)> Lists()
    {
        using var command = Command("SELECT id, checksum, length FROM list");
        using var row = command.ExecuteReader();
        var lists = new List<(long, byte[], long)>();
        while (row.Read())
        {
            lists.Add((row.GetInt64(0), row.GetFieldValue<byte[]>(1), row.GetInt64(2)));
        }

        return lists;
    }

    private void VerifyList(long list, byte[] checksum, long length)
    {
        _parts++;
        try
        {
            if (FindFault(list, checksum, length) is { } fault)
            {
                _damagedLists[list] = fault;
            }
        }
        catch (SqliteException error) when (error.SqliteErrorCode == Corrupt)
        {
            _damagedLists[list] = Translate("the list cannot be read from the disk");
        }
    }

    private string? FindFault(long list, byte[] checksum, long length)
    {
        using var command = Command(
            """
            SELECT list_entry.body, body.checksum FROM list_entry LEFT JOIN body ON body.id = list_entry.body
            WHERE list_entry.list = $list ORDER BY list_entry.position
            """
        );
        command.Parameters.AddWithValue("$list", list);
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var row = command.ExecuteReader();
        long count = 0;
        for (; row.Read(); count++)
        {
            if (_damagedBodies.TryGetValue(row.GetInt64(0), out var fault))
            {
                return fault;
            }

            if (row.IsDBNull(1))
            {
                return Translate("an entity is missing");
            }

            all.AppendData(row.GetFieldValue<byte[]>(1));
        }

        return count == length && all.GetHashAndReset().AsSpan().SequenceEqual(checksum)
            ? null
            : Translate("the list is not what was written");
    }

    private void VerifySnapshot(long number)
    {
        _parts++;
        var (row, checksum) = SnapshotReader.ReadRow(_connection, number);
        try
        {
            var lists = SnapshotReader.ReadLists(_connection, number);
            if (!row.Checksum(lists.Select(list => (list.Key, list.Value.Checksum))).AsSpan().SequenceEqual(checksum))
            {
                _damaged.Add(new DamagedSection(row.Id, "snapshot", Translate("its summary is not what was written")));
            }

            _damaged.AddRange(
                lists
                    .Where(list => _damagedLists.ContainsKey(list.Value.Id))
                    .Select(list => new DamagedSection(row.Id, list.Key, _damagedLists[list.Value.Id]))
            );
        }
        catch (SqliteException error) when (error.SqliteErrorCode == Corrupt)
        {
            _damaged.Add(new DamagedSection(row.Id, "snapshot", Translate("its summary cannot be read from the disk")));
        }
    }

    private List<long> Numbers(string sql)
    {
        using var command = Command(sql);
        using var row = command.ExecuteReader();
        var numbers = new List<long>();
        while (row.Read())
        {
            numbers.Add(row.GetInt64(0));
        }

        return numbers;
    }

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
