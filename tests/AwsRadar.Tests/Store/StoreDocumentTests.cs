using System.Text;
using System.Text.RegularExpressions;
using AwsRadar.Store;
using AwsRadar.Store.Database;
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
        foreach (var (view, _, columns) in Views())
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {view}";
            using var row = command.ExecuteReader();

            Assert.Equal(
                columns.Select(column => column.Name),
                Enumerable.Range(0, row.FieldCount).Select(row.GetName)
            );
            Assert.True(row.Read(), $"{view} shows nothing of a snapshot that has everything");
        }
    }

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
        foreach (var (view, meaning, columns) in Views())
        {
            text.Append($"\n### {view}\n\n{meaning}\n\n| column | meaning |\n|---|---|\n");
            foreach (var (name, description) in columns)
            {
                text.Append($"| `{name}` | {description} |\n");
            }
        }

        return text.ToString();
    }

    private static IEnumerable<(string View, string Meaning, (string Name, string Description)[] Columns)> Views() =>
        StoreSchema
            .Statements.Select(statement => (Statement: statement, View: View().Match(statement)))
            .Where(found => found.View.Success)
            .Select(found =>
                (
                    found.View.Groups[1].Value,
                    found.View.Groups[2].Value,
                    Column()
                        .Matches(found.Statement[found.View.Length..])
                        .Select(column =>
                            (
                                column.Groups[1].Value,
                                column.Groups[2].Value.Replace("|", "\\|", StringComparison.Ordinal)
                            )
                        )
                        .ToArray()
                )
            );

    [GeneratedRegex(@"^CREATE VIEW (\w+) AS -- (.+)")]
    private static partial Regex View();

    [GeneratedRegex(@"(\w+),? -- (.+)$", RegexOptions.Multiline)]
    private static partial Regex Column();

    [GeneratedRegex(@"```sql\n(.+?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
