using System.Text;
using AwsRadar.Store;
using AwsRadar.Store.Database;
using Microsoft.Data.Sqlite;
using Xunit;

namespace AwsRadar.Tests.Store;

/// <summary>A file that is not a whole store gives one clear sentence and stays as it is.</summary>
public sealed class RefusedStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string StorePath => _folder.File("snapshots.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_new_store_and_its_new_folder_are_its_owners_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        var path = _folder.File("new/deeper/snapshots.db");

        using var store = SnapshotStore.Open(path);
        store.Save(SampleSnapshots.Full());

#pragma warning disable CA1416 // Skipped on Windows above.
        const UnixFileMode file = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(file, File.GetUnixFileMode(path));
        Assert.Equal(file, File.GetUnixFileMode(path + "-wal"));
        Assert.Equal(file | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(path)!));
#pragma warning restore CA1416
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("SQLite format 3\0 but no more")]
    [InlineData("{\"UserDetailList\": []}")]
    public void A_file_that_is_not_a_store_is_refused_and_left_as_it_is(string content)
    {
        File.WriteAllText(StorePath, content);

        var refusal = Assert.Throws<StoreException>(() => SnapshotStore.Open(StorePath));

        Assert.Equal(StoreProblem.NotAStore, refusal.Problem);
        Assert.Contains(StorePath, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(StorePath));
        Assert.Equal([StorePath], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Another_programs_database_is_refused_and_left_as_it_is()
    {
        Run("CREATE TABLE bookmarks (url TEXT); INSERT INTO bookmarks VALUES ('https://example.com');");
        var before = File.ReadAllBytes(StorePath);

        Assert.Equal(StoreProblem.NotAStore, Problem(() => SnapshotStore.Open(StorePath)));

        Assert.Equal(before, File.ReadAllBytes(StorePath));
    }

    [Fact]
    public void A_store_of_a_newer_aws_radar_is_refused_and_left_as_it_is()
    {
        Save("7f");
        Run("PRAGMA user_version = 999");
        var before = File.ReadAllBytes(StorePath);

        Assert.Equal(StoreProblem.NewerSchema, Problem(() => SnapshotStore.Open(StorePath)));

        Assert.Equal(before, File.ReadAllBytes(StorePath));
    }

    [Fact]
    public void A_symbolic_link_is_never_opened_through_or_written_through()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making a link needs a privilege there.");
        var victim = _folder.File("victim");
        File.CreateSymbolicLink(StorePath, victim);

        Assert.Equal(StoreProblem.NotAStore, Problem(() => SnapshotStore.Open(StorePath)));
        Assert.False(File.Exists(victim));

        File.WriteAllText(victim, "");
        Assert.Equal(StoreProblem.NotAStore, Problem(() => SnapshotStore.Open(StorePath)));
        Assert.Empty(File.ReadAllText(victim));
    }

    [Fact]
    public void A_planted_link_in_the_place_of_the_log_is_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making a link needs a privilege there.");
        var victim = _folder.File("victim");
        File.WriteAllText(victim, "precious");
        Save("7f");
        File.CreateSymbolicLink(StorePath + "-wal", victim);

        Assert.Throws<StoreException>(() => Save("80"));

        Assert.Equal("precious", File.ReadAllText(victim));
    }

    [Fact]
    public void A_folder_in_the_place_of_the_file_is_named()
    {
        Directory.CreateDirectory(StorePath);

        Assert.Equal(StoreProblem.NotAStore, Problem(() => SnapshotStore.Open(StorePath)));
    }

    [Fact]
    public void A_question_to_a_store_that_is_not_there_makes_none()
    {
        Assert.Equal(StoreProblem.Missing, Problem(() => SnapshotStore.OpenExisting(StorePath)));

        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void A_place_where_nothing_can_be_made_is_named()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has /proc, which takes no file even from root.");

        Assert.Equal(StoreProblem.Disk, Problem(() => SnapshotStore.Open("/proc/aws-radar/snapshots.db")));
    }

    [Fact]
    public void A_store_cut_short_says_that_it_is_damaged()
    {
        Save("7f", users: 500);
        using (var file = new FileStream(StorePath, FileMode.Open))
        {
            file.SetLength(file.Length / 2);
        }

        Assert.Equal(
            StoreProblem.Damaged,
            Problem(() =>
            {
                using var store = SnapshotStore.Open(StorePath);
                store.Get("7f");
            })
        );
    }

    [Fact]
    public void A_changed_byte_damages_one_snapshot_and_leaves_the_others_readable()
    {
        Save("7f", users: 1);
        using (var store = SnapshotStore.Open(StorePath))
        {
            store.Save(SampleSnapshots.Snapshot("80", "victim"));
        }

        var bytes = File.ReadAllBytes(StorePath);
        bytes.AsSpan(bytes.AsSpan().IndexOf("AIDAVICTIM"u8), 4).Fill((byte)'X');
        File.WriteAllBytes(StorePath, bytes);

        using var damaged = SnapshotStore.Open(StorePath);
        var refusal = Assert.Throws<StoreException>(() => damaged.Get("80"));
        Assert.Equal(StoreProblem.Damaged, refusal.Problem);
        Assert.Contains("user", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("7f", damaged.Get("7f").Id);
    }

    [Fact]
    public void A_store_with_a_trigger_of_somebody_else_is_refused()
    {
        Save("7f");
        Run("CREATE TRIGGER planted AFTER INSERT ON snapshot BEGIN DELETE FROM body; END;");

        Assert.Equal(StoreProblem.Damaged, Problem(() => SnapshotStore.Open(StorePath)));
    }

    [Fact]
    public void A_full_disk_loses_nothing_that_was_stored()
    {
        Save("7f", users: 5);
        using (var store = SnapshotStore.Open(StorePath))
        {
            store.LimitSize(pages: 40);
            var refusal = Assert.Throws<StoreException>(() => store.Save(Large("80")));
            Assert.Equal(StoreProblem.Disk, refusal.Problem);
        }

        using var reopened = SnapshotStore.Open(StorePath);
        Assert.Equal(["7f"], reopened.List().Select(summary => summary.Id));
        Assert.Equal(5, reopened.Get("7f").Users.Length);
        Assert.True(reopened.Save(Large("80")).IsNew);
    }

    [Fact]
    public void Every_statement_of_the_schema_is_what_a_new_store_holds()
    {
        Save("7f");
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_schema WHERE sql IS NOT NULL";

        Assert.Equal((long)StoreSchema.Statements.Count(), command.ExecuteScalar());
    }

    private static AwsRadar.Core.Snapshots.Snapshot Large(string id) =>
        SampleSnapshots.Snapshot(id, [.. Enumerable.Range(0, 2_000).Select(number => $"user-{number}")]);

    private void Save(string id, int users = 1)
    {
        using var store = SnapshotStore.Open(StorePath);
        store.Save(SampleSnapshots.Snapshot(id, [.. Enumerable.Range(0, users).Select(number => $"{id}-{number}")]));
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={StorePath};Pooling=False");
        connection.Open();
        return connection;
    }

    private void Run(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static StoreProblem Problem(Action action) => Assert.Throws<StoreException>(action).Problem;
}
