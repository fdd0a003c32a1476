using System.Security.Cryptography;
using System.Text;
using AwsRadar.Store;
using AwsRadar.Store.Database;
using Microsoft.Data.Sqlite;
using Xunit;

namespace AwsRadar.Tests.Store;

/// <summary>A store of an earlier aws-radar gets what it lacks and keeps what it holds.</summary>
public sealed class StoreUpgradeTests : IDisposable
{
    /// <summary>The schema of each version: a change of <c>schema.sql</c> raises <c>StoreSchema.Version</c> and adds a line.</summary>
    private static readonly string[] Schemas =
    [
        "fc57e412216ff538",
        "d006ff92f1da0650",
        "541bcf3ea5e3a54c",
        "fcb009f8fddeb516",
        "6ba4a4a8f043f9d2",
        "38e560c75c1369c3",
    ];

    private readonly TemporaryFolder _folder = new();

    private string StorePath => _folder.File("snapshots.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_changed_schema_has_a_new_version()
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(";\n\n", StoreSchema.Statements)));

        Assert.Equal(StoreSchema.Version, Schemas.Length);
        Assert.Equal(Schemas[^1], Convert.ToHexStringLower(hash)[..16]);
    }

    [Fact]
    public void Views_of_an_earlier_version_are_made_anew_and_snapshots_stay()
    {
        Save();
        Run(
            "DROP VIEW users; CREATE VIEW users AS SELECT 1 AS old; DROP VIEW coverage; CREATE VIEW \"a \"\"b\" AS SELECT 1;"
        );

        using (var store = SnapshotStore.Open(StorePath))
        {
            Assert.Equal(2, store.Latest()!.Users.Length);
        }

        Assert.Equal("alice", Run("SELECT name FROM users ORDER BY name"));
        Assert.Equal(0L, Run("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'a %'"));
        Assert.Equal((long)StoreSchema.Version, Run("PRAGMA user_version"));
    }

    [Fact]
    public void A_read_only_store_of_an_earlier_version_is_still_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        Assert.SkipWhen(Environment.UserName is "root", "Nothing is read-only for root.");
        Save();
        Run("DROP VIEW coverage");
#pragma warning disable CA1416 // Skipped on Windows above.
        File.SetUnixFileMode(StorePath, UnixFileMode.UserRead);
#pragma warning restore CA1416

        using var store = SnapshotStore.OpenExisting(StorePath);

        Assert.Equal(2, store.Latest()!.Users.Length);
    }

    [Theory]
    [InlineData("DROP TRIGGER body_is_final")]
    [InlineData("CREATE TRIGGER mine AFTER INSERT ON snapshot BEGIN SELECT 1; END")]
    [InlineData("DROP TABLE list_entry")]
    public void A_store_whose_tables_or_triggers_somebody_changed_is_refused(string change)
    {
        Save();
        Run(change);

        var refusal = Assert.Throws<StoreException>(() => SnapshotStore.Open(StorePath));

        Assert.Equal(StoreProblem.Damaged, refusal.Problem);
    }

    private void Save()
    {
        using var store = SnapshotStore.Open(StorePath);
        store.Save(SampleSnapshots.Full());
    }

    private object? Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={StorePath};Pooling=False;Foreign Keys=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
