using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AwsRadar.Store;
using AwsRadar.Store.Queries;
using Microsoft.Data.Sqlite;
using Xunit;

namespace AwsRadar.Tests.Store;

/// <summary>docs/store.md lists the views that people query, so it is made from the schema itself.</summary>
public sealed partial class StoreDocumentTests : IDisposable
{
    private const string Begin =
        "<!-- views: made from src/AwsRadar.Store/Database/schema.sql by StoreDocumentTests -->";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_document_describes_every_view_and_column_of_the_schema()
    {
        var document = new DocumentFile("docs/store.md", Begin);

        document.Check(DescribeViews());
    }

    [Fact]
    public void Every_described_column_is_there_and_every_column_is_described()
    {
        var path = _folder.File("snapshots.db");
        using (var store = SnapshotStore.Open(path))
        {
            store.Save(SampleSnapshots.Full());
        }

        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        foreach (var view in StoreViews.All)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {view.Name}";
            using var row = command.ExecuteReader();

            Assert.Equal(
                view.Columns.Select(column => column.Name),
                Enumerable.Range(0, row.FieldCount).Select(row.GetName)
            );
            Assert.True(row.Read(), $"{view.Name} shows nothing of a snapshot that has everything");
            do
            {
                Assert.All(view.Columns.Index(), column => AssertHolds(view, column.Item, row.GetValue(column.Index)));
            } while (row.Read());
        }
    }

    private static void AssertHolds(StoreView view, ViewColumn column, object value)
    {
        var isRight = (column.Type, value) switch
        {
            (_, DBNull) => true,
            (ViewColumnType.Text, string text) => !IsTime(text),
            (ViewColumnType.Time, string text) => IsTime(text),
            (ViewColumnType.Boolean, 0L or 1L) => true,
            (ViewColumnType.Integer, long) => true,
            _ => false,
        };
        Assert.True(isRight, $"{view.Name}.{column.Name} is declared {column.Type} and holds `{value}`");
        Assert.Equal(
            column.Type == ViewColumnType.Boolean,
            column.Name.StartsWith("is_", StringComparison.Ordinal)
                || column.Name.StartsWith("has_", StringComparison.Ordinal)
        );
    }

    private static bool IsTime(string text) =>
        text.Length > 10 && text[10] == 'T' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _);

    [Fact]
    public void The_documents_first_example_finds_the_keys_of_administrators()
    {
        var path = _folder.File("snapshots.db");
        using (var store = SnapshotStore.Open(path))
        {
            store.Save(SampleSnapshots.Full());
        }

        var example = Example().Match(new DocumentFile("docs/store.md", Begin).Text).Groups[1].Value;
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = example;

        Assert.Equal("AKIAIOSFODNN7EXAMPLE", command.ExecuteScalar());
    }

    private static string DescribeViews()
    {
        var text = new StringBuilder();
        foreach (var view in StoreViews.All)
        {
            text.Append($"\n### {view.Name}\n\n{view.Meaning}\n\n| column | type | meaning |\n|---|---|---|\n");
            foreach (var column in view.Columns)
            {
                var meaning = column.Meaning.Replace("|", "\\|", StringComparison.Ordinal);
                text.Append($"| `{column.Name}` | {column.Type.ToString().ToLowerInvariant()} | {meaning} |\n");
            }
        }

        return text.ToString();
    }

    [GeneratedRegex(@"```sql\n(.+?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
