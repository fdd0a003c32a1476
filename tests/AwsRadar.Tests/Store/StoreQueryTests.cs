using System.Collections.Immutable;
using AwsRadar.Store;
using AwsRadar.Store.Queries;
using Xunit;

namespace AwsRadar.Tests.Store;

/// <summary>Queries read, and nothing else, however they are written.</summary>
public sealed class StoreQueryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SnapshotStore _store;

    public StoreQueryTests()
    {
        _store = SnapshotStore.Open(_folder.File("snapshots.db"));
        _store.Save(SampleSnapshots.Full());
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Rows_have_names_and_types()
    {
        var result = Ask(
            new StoreQuery("SELECT name, 7 AS number, 1.5, x'00ff', NULL AS absent, name FROM users ORDER BY name")
        );

        Assert.Equal(["name", "number", "1.5", "x'00ff'", "absent", "name_2"], result.Columns);
        Assert.Equal(["alice", 7L, 1.5, new byte[] { 0, 255 }, null, "alice"], result.Rows[0].AsEnumerable());
        Assert.Equal(2, result.Rows.Count);
        Assert.False(result.IsCut);
    }

    [Fact]
    public void Values_go_into_parameters_and_never_into_the_query()
    {
        var query = new StoreQuery("SELECT count(*) FROM users WHERE name = :name OR name = :name AND 1 < $number");

        var result = Ask(
            query with
            {
                Parameters = ImmutableSortedDictionary<string, object?>
                    .Empty.Add("name", "' OR 1=1 --")
                    .Add("number", 2L),
            }
        );

        Assert.Equal(0L, result.Rows[0][0]);
    }

    [Theory]
    [InlineData("DELETE FROM snapshot")]
    [InlineData("UPDATE body SET json = ''")]
    [InlineData("INSERT INTO body (checksum, json) VALUES (x'00', '')")]
    [InlineData("DROP TABLE body")]
    [InlineData("CREATE TABLE t (a)")]
    [InlineData("CREATE TEMP TABLE t (a)")]
    [InlineData("CREATE TEMP VIEW users AS SELECT 1")]
    [InlineData("ALTER TABLE body RENAME TO b")]
    [InlineData("ATTACH 'other.db' AS other")]
    [InlineData("VACUUM")]
    [InlineData("VACUUM INTO 'copy.db'")]
    [InlineData("REINDEX")]
    [InlineData("ANALYZE")]
    [InlineData("BEGIN IMMEDIATE")]
    [InlineData("SAVEPOINT a")]
    [InlineData("PRAGMA query_only = OFF")]
    [InlineData("PRAGMA writable_schema = ON")]
    [InlineData("PRAGMA journal_mode = DELETE")]
    [InlineData("PRAGMA user_version = 9")]
    [InlineData("PRAGMA wal_checkpoint")]
    [InlineData("PRAGMA temp_store_directory = '/'")]
    [InlineData("SELECT load_extension('x')")]
    [InlineData("SELECT * FROM pragma_user_version")]
    [InlineData("WITH a AS (SELECT 1) DELETE FROM body")]
    [InlineData("EXPLAIN DELETE FROM body")]
    public void What_would_do_more_than_read_is_refused(string sql)
    {
        var before = Files();

        var refusal = Refuse(new StoreQuery(sql));

        Assert.Contains("only reads", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, Files());
        Assert.Equal(2, _store.Latest()!.Users.Length);
    }

    [Theory]
    [InlineData("SELECT absent FROM users", "no such column: absent")]
    [InlineData("SELECT", "incomplete input")]
    [InlineData("SELECT * FROM user", "no such table: user")]
    [InlineData("", "no query")]
    [InlineData("-- nothing", "no query")]
    [InlineData("SELECT 1; SELECT 2", "more than one statement")]
    [InlineData("SELECT 1; DROP TABLE body", "only reads")]
    [InlineData("SELECT :name", "parameter `name` without a value")]
    [InlineData("SELECT ?", "parameter without a name")]
    [InlineData("SELECT hex(zeroblob(900000000))", "larger than any stored one")]
    public void A_query_that_is_no_query_is_one_sentence(string sql, string words)
    {
        Assert.Contains(words, Refuse(new StoreQuery(sql)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT 1;")]
    [InlineData("SELECT 1; -- and that is all")]
    [InlineData("/* why */ SELECT 1")]
    [InlineData("WITH a AS (SELECT 1) SELECT * FROM a")]
    [InlineData("VALUES (1)")]
    [InlineData("EXPLAIN QUERY PLAN SELECT * FROM users")]
    [InlineData("PRAGMA table_info(users)")]
    [InlineData("SELECT name FROM pragma_table_info('users')")]
    [InlineData("SELECT key FROM users, json_each(users.json)")]
    public void Everything_that_reads_is_answered(string sql)
    {
        Assert.NotEmpty(Ask(new StoreQuery(sql)).Rows);
    }

    [Fact]
    public void A_query_without_end_is_stopped_with_a_sentence()
    {
        const string endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

        var refusal = Refuse(new StoreQuery(endless) { MaxTime = TimeSpan.FromMilliseconds(50) });

        Assert.Contains("longer than 0.05 seconds", refusal.Message, StringComparison.Ordinal);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => _store.Query(new StoreQuery(endless), stop.Token));
    }

    [Fact]
    public void Rows_beyond_the_limit_are_cut_and_said_to_be()
    {
        const string endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n";

        var result = Ask(new StoreQuery(endless) { MaxRows = 3 });

        Assert.True(result.IsCut);
        Assert.Equal([1L, 2L, 3L], result.Rows.Select(row => row[0]));
        Assert.False(Ask(new StoreQuery("SELECT name FROM users") { MaxRows = 2 }).IsCut);
    }

    [Fact]
    public void A_query_leaves_no_file_behind()
    {
        Ask(new StoreQuery("SELECT * FROM users"));
        _store.Dispose();

        Assert.Equal(["snapshots.db"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName));
    }

    private string[] Files() => [.. Directory.GetFiles(_folder.Path).Order(StringComparer.Ordinal)];

    private QueryResult Ask(StoreQuery query) => _store.Query(query, TestContext.Current.CancellationToken);

    private StoreException Refuse(StoreQuery query)
    {
        var refusal = Assert.Throws<StoreException>(() => Ask(query));
        Assert.Equal(StoreProblem.Query, refusal.Problem);
        return refusal;
    }
}
