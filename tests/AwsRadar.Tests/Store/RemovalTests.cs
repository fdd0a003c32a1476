using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;
using AwsRadar.Store;
using Xunit;

namespace AwsRadar.Tests.Store;

/// <summary>Old snapshots go, what others share with them stays, and the space comes back.</summary>
public sealed class RemovalTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();

    private string StorePath => _folder.File("snapshots.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_other_snapshots_share_with_one_that_goes_stays()
    {
        using var store = SnapshotStore.Open(StorePath);
        store.Save(SampleSnapshots.Full("0a"));
        store.Save(SampleSnapshots.Full("0b"));
        store.Save(SampleSnapshots.Snapshot("0c", "alice"));

        var result = store.Remove(["0a"]);

        Assert.Equal(1, result.Removed);
        Assert.Equal(["0c", "0b"], store.List().Select(each => each.Id));
        Assert.Equal(2, store.Get("0b").Users.Length);
        Assert.Empty(store.Verify().Damaged);
        Assert.Equal(StoreProblem.NoSuchSnapshot, Assert.Throws<StoreException>(() => store.Get("0a")).Problem);
    }

    [Fact]
    public void The_space_is_given_back_and_nothing_of_a_removed_snapshot_remains()
    {
        using (var store = SnapshotStore.Open(StorePath))
        {
            store.Save(Large("0a", "canary-that-goes"));
            store.Save(SampleSnapshots.Snapshot("0b", "alice"));

            var result = store.Remove(["0a"]);

            Assert.True(result.IsCompacted);
            Assert.True(result.BytesAfter * 5 < result.BytesBefore, $"{result.BytesBefore} became {result.BytesAfter}");
        }

        foreach (var file in Directory.GetFiles(_folder.Path))
        {
            Assert.DoesNotContain("canary-that-goes", File.ReadAllText(file), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_store_of_which_all_snapshots_went_takes_new_ones()
    {
        using var store = SnapshotStore.Open(StorePath);
        store.Save(SampleSnapshots.Full("0a"));

        store.Remove(["0a", "ff"]);

        Assert.Empty(store.List());
        Assert.True(store.Save(SampleSnapshots.Full("0a")).IsNew);
        Assert.Equal(2, store.Latest()!.Users.Length);
    }

    [Fact]
    public void While_another_program_reads_the_snapshots_go_and_the_space_waits()
    {
        using var store = SnapshotStore.Open(StorePath);
        store.Save(Large("0a", "x"));
        store.Save(SampleSnapshots.Snapshot("0b", "alice"));
        using var other = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={StorePath};Pooling=False");
        other.Open();
        using var reading = other.BeginTransaction(deferred: true);
        using var command = other.CreateCommand();
        command.CommandText = "SELECT count(*) FROM snapshot";

        Assert.Equal(2L, command.ExecuteScalar());
        Assert.Equal(1, store.Remove(["0a"]).Removed);
        // The reader goes on to see what it saw.
        Assert.Equal(2L, command.ExecuteScalar());
        reading.Rollback();
        Assert.Equal(["0b"], store.List().Select(each => each.Id));
        Assert.Empty(store.Verify().Damaged);
    }

    [Fact]
    public void Scans_that_store_while_old_snapshots_are_removed_lose_nothing()
    {
        const int writers = 6;
        using (var store = SnapshotStore.Open(StorePath))
        {
            store.Save(SampleSnapshots.Full("ff"));
        }

        Parallel.For(
            0,
            writers * 2,
            new ParallelOptions { MaxDegreeOfParallelism = writers },
            number =>
            {
                using var store = SnapshotStore.Open(StorePath);
                store.Save(SampleSnapshots.Full($"{number:x4}") with { Users = [.. Users($"user-{number}")] });
                if (number % 2 == 1)
                {
                    store.Remove([$"{number:x4}"]);
                }
            }
        );

        using var result = SnapshotStore.OpenExisting(StorePath);
        Assert.Equal(writers + 1, result.List().Count);
        Assert.Empty(result.Verify().Damaged);
        Assert.All(result.List(), each => Assert.NotEmpty(result.Get(each.Id).Users));
    }

    [Theory]
    [InlineData(1, null, "a3 b1")]
    [InlineData(2, null, "a3 a2 b1")]
    [InlineData(9, null, "a3 a2 a1 b1")]
    [InlineData(null, 0, "a3 b1")]
    [InlineData(null, 1, "a3 a2 b1")]
    [InlineData(null, 30, "a3 a2 a1 b1")]
    [InlineData(1, 1, "a3 a2 b1")]
    public void The_newest_of_each_account_and_what_either_rule_keeps_is_kept(int? newest, int? days, string kept)
    {
        using var store = SnapshotStore.Open(StorePath);
        Save(store, "b1", Now.AddDays(-100), AccountId.Parse("999999999999"));
        Save(store, "a1", Now.AddDays(-10), SampleSnapshots.Account);
        Save(store, "a2", Now.AddHours(-20), SampleSnapshots.Account);
        Save(store, "a3", Now.AddHours(-1), SampleSnapshots.Account);

        var outdated = new Retention(newest, days).Outdated(store.List(), Now).Select(each => each.Id);

        Assert.Equal(kept.Split(' '), store.List().Select(each => each.Id).Except(outdated, StringComparer.Ordinal));
    }

    private static void Save(SnapshotStore store, string id, DateTimeOffset time, AccountId account) =>
        store.Save(SampleSnapshots.Snapshot(id) with { CompletedAt = time, Account = account });

    private static Snapshot Large(string id, string word) =>
        SampleSnapshots.Snapshot(id, [.. Enumerable.Range(0, 2_000).Select(number => $"{word}-{number}")]);

    private static ImmutableArray<User> Users(string name) => SampleSnapshots.Snapshot("0", name, "shared").Users;
}
