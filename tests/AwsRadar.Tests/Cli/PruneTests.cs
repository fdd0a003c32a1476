using AwsRadar.Store;
using AwsRadar.Tests.Cli.Calling;
using AwsRadar.Tests.Store;
using Microsoft.Data.Sqlite;
using Xunit;

namespace AwsRadar.Tests.Cli;

/// <summary><c>aws-radar prune</c> and <c>aws-radar verify</c>.</summary>
public sealed class PruneTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PruneTests()
    {
        using var store = SnapshotStore.Open(StorePath);
        store.Save(SampleSnapshots.Full("aa01"));
        store.Save(SampleSnapshots.Full("aa02"));
        store.Save(SampleSnapshots.Full("aa03"));
    }

    private string StorePath => _folder.File("snapshots.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_not_kept_is_removed_and_listed()
    {
        var result = await RunAsync("prune", "--keep", "1", "--yes", "--output", "json", "--query", "[].id");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("aa01", result.Out, StringComparison.Ordinal);
        Assert.Contains("2 snapshots removed", result.Error, StringComparison.Ordinal);
        Assert.Equal(["aa03"], Ids());
    }

    [Fact]
    public async Task A_dry_run_lists_and_removes_nothing()
    {
        var result = await RunAsync("prune", "--keep", "2", "--dry-run");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("aa01", result.Out, StringComparison.Ordinal);
        Assert.Contains("1 snapshot would be removed", result.Error, StringComparison.Ordinal);
        Assert.Equal(3, Ids().Length);
    }

    [Fact]
    public async Task Without_anybody_to_ask_nothing_is_removed()
    {
        var result = await RunAsync("prune", "--keep", "1");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--yes", result.Error, StringComparison.Ordinal);
        Assert.Equal(3, Ids().Length);
    }

    [Theory]
    [InlineData("prune")]
    [InlineData("prune", "--keep", "0")]
    [InlineData("prune", "--keep", "-1")]
    [InlineData("prune", "--keep-days", "soon")]
    public async Task Nothing_is_removed_unless_it_was_said_what_to_keep(params string[] arguments)
    {
        var result = await RunAsync([.. arguments, "--yes"]);

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("error ", result.Error, StringComparison.Ordinal);
        Assert.Equal(3, Ids().Length);
    }

    [Fact]
    public async Task Verify_says_that_all_is_whole()
    {
        var result = await RunAsync("verify");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("All 3 snapshots are whole", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_names_the_damaged_snapshot_and_section_and_fails()
    {
        using (var connection = new SqliteConnection($"Data Source={StorePath};Pooling=False;Foreign Keys=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "DELETE FROM body WHERE json LIKE '%AKIAIOSFODNN7EXAMPLE%'";
            Assert.True(command.ExecuteNonQuery() > 0);
        }

        var result = await RunAsync("verify", "--output", "csv");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("aa01,accessKey,an entity is missing", result.Out, StringComparison.Ordinal);
        Assert.Contains("3 of 3 snapshots", result.Error, StringComparison.Ordinal);
    }

    private string[] Ids()
    {
        using var store = SnapshotStore.OpenExisting(StorePath);
        return [.. store.List().Select(each => each.Id)];
    }

    private Task<CliResult> RunAsync(params string[] arguments) =>
        InProcess.RunAsync([.. arguments, "--store", StorePath]);
}
