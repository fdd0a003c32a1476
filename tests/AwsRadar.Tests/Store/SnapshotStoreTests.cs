using System.Text.Json;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;
using AwsRadar.Store;
using Microsoft.Data.Sqlite;
using Xunit;

namespace AwsRadar.Tests.Store;

public sealed class SnapshotStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string StorePath => _folder.File("snapshots.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_stored_snapshot_reads_back_unchanged()
    {
        var snapshot = SampleSnapshots.Full();

        using (var store = SnapshotStore.Open(StorePath))
        {
            store.Save(snapshot);
        }

        using var reopened = SnapshotStore.OpenExisting(StorePath);
        Assert.Equal(Json(snapshot), Json(reopened.Latest()!));
    }

    [Fact]
    public void Storing_the_same_snapshot_again_changes_nothing()
    {
        using var store = SnapshotStore.Open(StorePath);
        store.Save(SampleSnapshots.Full());

        var again = store.Save(SampleSnapshots.Full());

        Assert.False(again.IsNew);
        Assert.Single(store.List());
    }

    [Fact]
    public void A_snapshot_is_never_replaced_by_another_of_the_same_id()
    {
        using var store = SnapshotStore.Open(StorePath);
        store.Save(SampleSnapshots.Snapshot("0a", "alice"));

        Assert.Throws<StoreException>(() => store.Save(SampleSnapshots.Snapshot("0a", "mallory")));

        Assert.Equal(["alice"], store.Get("0a").Users.Select(user => user.Name));
    }

    [Fact]
    public void What_two_snapshots_share_is_stored_once()
    {
        using var store = SnapshotStore.Open(StorePath);
        store.Save(SampleSnapshots.Snapshot("0a", "alice", "bob"));

        var second = store.Save(SampleSnapshots.Snapshot("0b", "alice", "bob", "carol"));
        var third = store.Save(SampleSnapshots.Snapshot("0c", "alice", "bob", "carol"));

        Assert.Equal(1, second.NewEntities);
        Assert.Equal(0, third.NewEntities);
        Assert.Equal(["alice", "bob"], store.Get("0a").Users.Select(user => user.Name));
        Assert.Equal(3, store.Get("0c").Users.Length);
    }

    [Fact]
    public void A_snapshot_is_found_by_the_start_of_its_id()
    {
        using var store = SnapshotStore.Open(StorePath);
        store.Save(SampleSnapshots.Snapshot("7f3a01", "alice"));
        store.Save(SampleSnapshots.Snapshot("7f3b02", "bob"));

        Assert.Equal("7f3a01", store.Get("7F3A").Id);
        Assert.Equal(StoreProblem.AmbiguousSnapshot, Problem(() => store.Get("7f3")));
        Assert.Equal(StoreProblem.NoSuchSnapshot, Problem(() => store.Get("%")));
        Assert.Equal(StoreProblem.NoSuchSnapshot, Problem(() => store.Get("")));
    }

    [Fact]
    public void The_latest_snapshot_is_the_one_stored_last_of_its_account()
    {
        using var store = SnapshotStore.Open(StorePath);
        Assert.Null(store.Latest());
        var other = AccountId.Parse("999999999999");
        store.Save(SampleSnapshots.Snapshot("0a", "alice"));
        store.Save(SampleSnapshots.Snapshot("0b", "bob") with { Account = other });

        Assert.Equal("0b", store.Latest()!.Id);
        Assert.Equal("0a", store.Latest(SampleSnapshots.Account)!.Id);
        Assert.Null(store.Latest(AccountId.Parse("000000000000")));
    }

    [Fact]
    public void The_list_tells_what_each_snapshot_holds_and_lacks()
    {
        using var store = SnapshotStore.Open(StorePath);
        store.Save(SampleSnapshots.Full("7f3a01"));
        store.Save(SampleSnapshots.Snapshot("7f3a02"));

        var list = store.List();

        Assert.Equal(["7f3a02", "7f3a01"], list.Select(summary => summary.Id));
        Assert.Equal(
            (2, 1, 1, 1, 1, 1),
            (list[1].Users, list[1].Groups, list[1].Roles, list[1].ManagedPolicies, list[1].AccessKeys, list[1].Gaps)
        );
        Assert.Equal(SampleSnapshots.Full().StartedAt, list[1].StartedAt);
    }

    [Fact]
    public void No_statement_of_SQL_changes_a_stored_snapshot()
    {
        using (var store = SnapshotStore.Open(StorePath))
        {
            store.Save(SampleSnapshots.Full());
        }

        using var connection = new SqliteConnection($"Data Source={StorePath};Pooling=False");
        connection.Open();
        foreach (var table in new[] { "snapshot", "section", "list", "list_entry", "body" })
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"UPDATE {table} SET rowid = rowid";
            command.CommandText = table switch
            {
                "section" => "UPDATE section SET kind = kind",
                "list_entry" => "UPDATE list_entry SET position = position",
                _ => command.CommandText,
            };
            Assert.Contains(
                "never changes",
                Assert.Throws<SqliteException>(() => command.ExecuteNonQuery()).Message,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public void Processes_that_open_and_write_one_new_store_at_once_all_succeed()
    {
        const int writers = 8;

        Parallel.For(
            0,
            writers,
            new ParallelOptions { MaxDegreeOfParallelism = writers },
            number =>
            {
                using var store = SnapshotStore.Open(StorePath);
                store.Save(SampleSnapshots.Snapshot($"{number:x4}", $"user-{number}", "shared"));
            }
        );

        using var result = SnapshotStore.OpenExisting(StorePath);
        Assert.Equal(writers, result.List().Count);
        Assert.All(result.List(), summary => Assert.Equal(2, result.Get(summary.Id).Users.Length));
    }

    private static string Json(Snapshot snapshot) =>
        JsonSerializer.Serialize(snapshot, SnapshotJsonContext.Default.Snapshot);

    private static StoreProblem Problem(Func<object?> action) => Assert.Throws<StoreException>(action).Problem;
}
