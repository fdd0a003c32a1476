using AwsRadar.Store;
using Microsoft.Data.Sqlite;
using Xunit;

namespace AwsRadar.Tests.Store;

/// <summary>What is not what was written is named, and the rest stays readable.</summary>
public sealed class VerifyTests : IDisposable
{
    private static readonly string[] Tables = ["snapshot", "section", "list", "list_entry", "body"];

    private readonly TemporaryFolder _folder = new();

    private string StorePath => _folder.File("snapshots.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_store_as_it_was_written_is_whole()
    {
        using var store = SnapshotStore.Open(StorePath);
        store.Save(SampleSnapshots.Full("0a"));
        store.Save(SampleSnapshots.Full("0b"));

        var result = store.Verify();

        Assert.Empty(result.Damaged);
        Assert.Equal(2, result.Snapshots);
        // 15 entities, 12 lists and 2 snapshots: what both share is counted once.
        Assert.True(result.Parts >= 26, $"only {result.Parts} checksums were computed");
    }

    [Theory]
    [InlineData(
        "UPDATE body SET json = replace(json, 'alice', 'mallory') WHERE json LIKE '%\"name\":\"alice\"%'",
        "user"
    )]
    [InlineData("UPDATE body SET json = json || ' ' WHERE json LIKE '%\"name\":\"ci-deploy\"%'", "role")]
    [InlineData("UPDATE body SET checksum = randomblob(32) WHERE json LIKE '%\"name\":\"ci-deploy\"%'", "role")]
    [InlineData(
        "DELETE FROM list_entry WHERE body IN (SELECT id FROM body WHERE json LIKE '%AKIAIOSFODNN7EXAMPLE%')",
        "accessKey"
    )]
    [InlineData("DELETE FROM body WHERE json LIKE '%AKIAIOSFODNN7EXAMPLE%'", "accessKey")]
    [InlineData("UPDATE snapshot SET gaps = 0", "snapshot")]
    [InlineData("UPDATE snapshot SET account = '999999999999'", "snapshot")]
    [InlineData("DELETE FROM section WHERE kind = 'coverage' AND snapshot = 1", "snapshot")]
    public void A_change_by_anybody_is_named_with_its_snapshot_and_section(string change, string section)
    {
        using (var store = SnapshotStore.Open(StorePath))
        {
            store.Save(SampleSnapshots.Full("0a"));
            store.Save(SampleSnapshots.Snapshot("0b", "carol"));
        }

        Tamper(change + (change.StartsWith("UPDATE snapshot", StringComparison.Ordinal) ? " WHERE id = '0a'" : ""));

        using var damaged = SnapshotStore.OpenExisting(StorePath);
        var part = Assert.Single(damaged.Verify().Damaged, each => each.Snapshot is "0a");
        Assert.Equal(section, part.Section);
        Assert.Equal(["carol"], damaged.Get("0b").Users.Select(user => user.Name));
    }

    [Fact]
    public void Bytes_that_flipped_on_the_disk_are_named_wherever_they_are()
    {
        using (var store = SnapshotStore.Open(StorePath))
        {
            store.Save(SampleSnapshots.Full("0a"));
            store.Save(
                SampleSnapshots.Snapshot("0b", [.. Enumerable.Range(0, 500).Select(number => $"user-{number}")])
            );
        }

        var whole = File.ReadAllBytes(StorePath);
        var random = new Random(7);
        var unnoticed = 0;
        for (var round = 0; round < 60; round++)
        {
            var bytes = whole.ToArray();
            // The first page holds the schema, whose loss is another refusal.
            var place = random.Next(4096, bytes.Length);
            bytes[place] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(StorePath, bytes);

            unnoticed += IsNoticed(whole.Length, place) ? 0 : 1;
        }

        // Free bytes within pages, and pages that only indexes have, hold nothing of a snapshot.
        Assert.True(unnoticed < 40, $"{unnoticed} of 60 flipped bits were not noticed");
    }

    /// <summary>Whether a flipped bit was named; if it was not, every snapshot must still read as it was written.</summary>
    private bool IsNoticed(int length, int place)
    {
        try
        {
            using var store = SnapshotStore.OpenExisting(StorePath);
            if (store.Verify().Damaged.Count > 0)
            {
                return true;
            }

            Assert.True(
                store.List().All(each => store.Get(each.Id).Id == each.Id),
                $"byte {place} of {length} flipped without being noticed"
            );
            return false;
        }
        catch (StoreException error) when (error.Problem is StoreProblem.Damaged)
        {
            return true;
        }
    }

    private void Tamper(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={StorePath};Pooling=False;Foreign Keys=False");
        connection.Open();
        using var command = connection.CreateCommand();
        // Whoever tampers with a store knows of its triggers, and puts them back.
        command.CommandText = "SELECT group_concat(sql, ';') || ';' FROM sqlite_schema WHERE type = 'trigger'";
        var triggers = (string)command.ExecuteScalar()!;
        command.CommandText = string.Join(';', Tables.Select(table => $"DROP TRIGGER {table}_is_final"));
        command.ExecuteNonQuery();
        command.CommandText = sql;
        Assert.True(command.ExecuteNonQuery() > 0, $"{sql} changed nothing");
        foreach (var trigger in triggers.Split(";CREATE").Select((each, index) => index == 0 ? each : "CREATE" + each))
        {
            command.CommandText =
                trigger.TrimEnd(';') is var text && text.EndsWith("END", StringComparison.Ordinal) ? text : trigger;
            command.ExecuteNonQuery();
        }
    }
}
