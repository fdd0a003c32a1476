using System.Text.Json;
using AwsRadar.Store;
using AwsRadar.Store.Queries;
using AwsRadar.Tests.Cli.Calling;
using AwsRadar.Tests.Store;
using Xunit;

namespace AwsRadar.Tests.Cli;

/// <summary><c>aws-radar sql</c>.</summary>
public sealed class SqlTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SqlTests()
    {
        using var store = SnapshotStore.Open(StorePath);
        store.Save(SampleSnapshots.Full());
    }

    private string StorePath => _folder.File("snapshots.db");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("json", """[{"name":"alice","n":1,"none":null}]""")]
    [InlineData("jsonl", """{"name":"alice","n":1,"none":null}""")]
    [InlineData("csv", "name,n,none\r\nalice,1,")]
    [InlineData("text", "alice\t1\t")]
    public async Task An_answer_is_printed_in_every_format(string format, string expected)
    {
        var result = await RunAsync(
            "sql",
            "SELECT name, 1 AS n, NULL AS none FROM users WHERE name < 'b'",
            "--output",
            format
        );

        Assert.Equal(0, result.ExitCode);
        var printed = format is "json"
            ? JsonSerializer.Serialize(JsonElement.Parse(result.Out))
            : result.Out.TrimEnd('\r', '\n');
        Assert.Equal(expected, printed);
    }

    [Fact]
    public async Task A_query_comes_from_a_file_or_from_another_program()
    {
        var file = _folder.File("query.sql");
        await File.WriteAllTextAsync(file, "SELECT count(*) AS n FROM users;", TestContext.Current.CancellationToken);
        using var cli = new CliProcess();

        var read = await RunAsync("sql", file, "--output", "csv");
        var piped = await cli.PipeAsync(
            "SELECT count(*) AS n FROM users",
            "sql",
            "-",
            "--output",
            "csv",
            "--store",
            StorePath
        );

        Assert.Equal("n\r\n2\r\n", read.Out);
        Assert.Equal("n\r\n2\r\n", piped.Out);
    }

    [Fact]
    public async Task Parameters_are_text_unless_they_are_said_to_be_numbers()
    {
        var result = await RunAsync(
            "sql",
            "SELECT typeof(:a) AS a, typeof(:b) AS b, typeof(:c) AS c, :a AS text",
            "--param",
            "a=007",
            "--param",
            "b:=7",
            "--param",
            "c:=null",
            "--output",
            "csv"
        );

        Assert.Equal("a,b,c,text\r\ntext,integer,null,007\r\n", result.Out);
    }

    [Fact]
    public async Task Alone_it_lists_the_views_and_their_columns()
    {
        var result = await RunAsync("sql", "--output", "json");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            StoreViews.All.SelectMany(view => view.Columns.Select(column => $"{view.Name}.{column.Name}")),
            JsonElement
                .Parse(result.Out)
                .EnumerateArray()
                .Select(row => $"{row.GetProperty("view")}.{row.GetProperty("column")}")
        );
    }

    [Fact]
    public async Task More_rows_than_asked_for_are_a_failure_that_says_so()
    {
        var result = await RunAsync(
            "sql",
            "SELECT name FROM users ORDER BY name",
            "--max-rows",
            "1",
            "--output",
            "text"
        );

        Assert.Equal((1, "alice"), (result.ExitCode, result.Out.TrimEnd()));
        Assert.Contains("--max-rows", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "DELETE FROM body")]
    [InlineData(1, "SELEC 1")]
    [InlineData(2, "SELECT :a", "--param", "a")]
    [InlineData(2, "SELECT :a", "--param", "a:=x")]
    [InlineData(2, "SELECT 1", "--max-time", "-1")]
    public async Task What_cannot_be_asked_is_one_sentence(int exitCode, params string[] arguments)
    {
        var result = await RunAsync(["sql", .. arguments]);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Empty(result.Out);
        Assert.StartsWith("error ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("SQLite Error", result.Error, StringComparison.Ordinal);
    }

    private Task<CliResult> RunAsync(params string[] arguments) =>
        InProcess.RunAsync([.. arguments, "--store", StorePath]);
}
