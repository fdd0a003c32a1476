using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using System.Xml.Linq;
using AwsRadar.Cli.Output;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Graph;
using AwsRadar.Core.Snapshots;
using AwsRadar.Store;
using AwsRadar.Store.Queries;
using AwsRadar.Tests.Cli.Calling;
using AwsRadar.Tests.Store;
using DuckDB.NET.Data;
using Xunit;

namespace AwsRadar.Tests.Cli;

/// <summary><c>aws-radar export</c>, read by those that it is for.</summary>
public sealed class ExportTests : IDisposable
{
    private static readonly AccountId Other = AccountId.Parse("012345678901");
    private readonly TemporaryFolder _folder = new();

    public ExportTests()
    {
        using var store = SnapshotStore.Open(StorePath);
        store.Save(SampleSnapshots.Full("aa01"));
        store.Save(SampleSnapshots.Full("aa02"));
        store.Save(SampleSnapshots.Full("bb01") with { Account = Other });
    }

    private string StorePath => _folder.File("snapshots.db");

    private string Folder => _folder.File("lake");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task DuckDB_reads_every_table_with_the_rows_and_values_of_the_store()
    {
        var result = await RunAsync("export", "--parquet", Folder, "--all");

        Assert.True(result.ExitCode == 0, result.Error);
        using var store = SnapshotStore.OpenExisting(StorePath);
        foreach (var view in StoreViews.All)
        {
            var columns = view.Columns.Where(column => column.Name is not "account").ToArray();
            var expected = store
                .List()
                .SelectMany(each => store.ReadView(view, each.Id).Select(row => Cells(view, row)))
                .Order(StringComparer.Ordinal);
            var names = string.Join(", ", columns.Select(Select));

            Assert.Equal(expected, Ask($"SELECT {names} FROM {Table(view.Name)}").Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Accounts_and_scans_are_partitions_that_are_found_by_their_folders()
    {
        await RunAsync("export", "--parquet", Folder, "--all");

        Assert.Equal(
            ["012345678901|bb01|2", "123456789012|aa01|2", "123456789012|aa02|2"],
            Ask(
                $"SELECT account, split_part(scan, '_', 2) AS id, count(*) FROM {Table("users")} GROUP BY ALL ORDER BY ALL"
            )
        );
        Assert.Equal(
            ["VARCHAR|BOOLEAN|TIMESTAMP WITH TIME ZONE|BIGINT"],
            Ask(
                $"SELECT typeof(k.id), typeof(k.is_active), typeof(k.created_at), (SELECT max(typeof(gaps)) FROM {Table("snapshots")}) FROM {Table("access_keys")} AS k LIMIT 1"
            )
        );
    }

    [Fact]
    public async Task The_manifest_names_every_file_with_its_rows_and_checksum_and_grows_with_further_exports()
    {
        await RunAsync("export", "--parquet", Folder, "--snapshot", "aa01");
        var first = Manifest();
        await RunAsync("export", "--parquet", Folder);

        var files = Manifest().GetProperty("files").EnumerateArray().ToArray();

        Assert.Equal(StoreViews.All.Length, first.GetProperty("files").GetArrayLength());
        Assert.Equal(3 * StoreViews.All.Length, files.Length);
        Assert.Equal(
            Directory
                .GetFiles(Folder, "*.parquet", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
            files.Select(file => file.GetProperty("path").GetString()!)
        );
        Assert.All(
            files,
            file =>
            {
                var content = File.ReadAllBytes(Path.Combine(Folder, file.GetProperty("path").GetString()!));
                Assert.Equal(
                    Convert.ToHexStringLower(SHA256.HashData(content)),
                    file.GetProperty("sha256").GetString()
                );
                Assert.Equal(content.Length, file.GetProperty("bytes").GetInt64());
            }
        );
        Assert.Equal(
            StoreViews.All.Select(view => view.Name),
            Manifest().GetProperty("tables").EnumerateArray().Select(table => table.GetProperty("name").GetString()!)
        );
    }

    [Fact]
    public async Task CSV_files_have_all_rows_and_no_cell_that_runs()
    {
        var result = await RunAsync("export", "--csv", Folder, "--all");

        Assert.Equal(0, result.ExitCode);
        var keys = await File.ReadAllTextAsync(
            Path.Combine(Folder, "access_keys.csv"),
            TestContext.Current.CancellationToken
        );
        Assert.StartsWith("snapshot,id,user_name,is_active,created_at\r\n", keys, StringComparison.Ordinal);
        Assert.Equal(4, keys.TrimEnd().Split("\r\n").Length);
    }

    [Fact]
    public async Task One_snapshot_is_one_JSON_document_that_reads_back()
    {
        var file = _folder.File("snapshot.json");

        var result = await RunAsync("export", "--json", file, "--snapshot", "aa01");

        Assert.True(result.ExitCode == 0, result.Error);
        await using var stream = File.OpenRead(file);
        var read = await JsonSerializer.DeserializeAsync(
            stream,
            SnapshotJsonContext.Default.Snapshot,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(
            JsonSerializer.Serialize(SampleSnapshots.Full("aa01"), SnapshotJsonContext.Default.Snapshot),
            JsonSerializer.Serialize(read, SnapshotJsonContext.Default.Snapshot)
        );
    }

    [Fact]
    public async Task GraphML_has_every_entity_and_tie_whatever_characters_their_names_have()
    {
        var file = _folder.File("iam.graphml");
        var sample = SampleSnapshots.Full("cc01");
        const string hostile = "a<b>&\u0001\u009b\"";
        sample = sample with { Users = [sample.Users[0] with { Name = hostile }, .. sample.Users[1..]] };
        using (var store = SnapshotStore.Open(StorePath))
        {
            store.Save(sample);
        }

        var result = await RunAsync("export", "--graphml", file, "--snapshot", "cc01");

        Assert.True(result.ExitCode == 0, result.Error);
        XNamespace ns = "http://graphml.graphdrawing.org/xmlns";
        var graph = XDocument.Load(file).Root!.Element(ns + "graph")!;
        var expected = RelationGraph.Build(sample);
        var nodes = graph.Elements(ns + "node").ToDictionary(node => node.Attribute("id")!.Value, Data);
        Assert.Equal(
            expected.Nodes.Select(node => (node.Key, TerminalText.Escape(node.Name))),
            nodes.Values.Select(node => (node["key"], node["name"]))
        );
        Assert.Contains("a<b>&", nodes["n0"]["name"], StringComparison.Ordinal);
        Assert.Equal(
            expected.Relations.Select(relation =>
                $"{expected.Nodes[relation.From].Key} {relation.Kind} {expected.Nodes[relation.To].Key} {relation.Statement}"
            ),
            graph
                .Elements(ns + "edge")
                .Select(edge =>
                    $"{nodes[edge.Attribute("source")!.Value]["key"]} {Data(edge)["relation"]} {nodes[edge.Attribute("target")!.Value]["key"]} {Data(edge).GetValueOrDefault("statement")}"
                )
        );

        Dictionary<string, string> Data(XElement element) =>
            element.Elements(ns + "data").ToDictionary(data => data.Attribute("key")!.Value, data => data.Value);
    }

    [Fact]
    public async Task NetworkX_reads_GraphML_with_its_types()
    {
        var file = _folder.File("iam.graphml");
        await RunAsync("export", "--graphml", file, "--snapshot", "aa01");
        var expected = RelationGraph.Build(SampleSnapshots.Full("aa01"));

        var start = new ProcessStartInfo(
            "python3",
            [
                "-c",
                """
                import sys
                try:
                    import networkx
                except ImportError:
                    sys.exit(77)
                g = networkx.read_graphml(sys.argv[1], force_multigraph=True)
                print(len(g), g.size(), g.is_directed(), sorted({type(d["isRead"]).__name__ for _, d in g.nodes(data=True)}))
                """,
                file,
            ]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var python = Process.Start(start)!;
        var printed = await python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await python.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await python.WaitForExitAsync(TestContext.Current.CancellationToken);

        const int notInstalled = 77;
        Assert.SkipWhen(
            python.ExitCode == notInstalled,
            "NetworkX is not installed: apt-get install python3-networkx."
        );
        Assert.True(python.ExitCode == 0, error);
        Assert.Equal($"{expected.Nodes.Length} {expected.Relations.Length} True ['bool']", printed.Trim());
    }

    [Theory]
    [InlineData("--parquet")]
    [InlineData("--csv")]
    public async Task Files_are_their_owners_alone_whatever_the_umask(string target)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Modes and umask are Linux's here.");
        var program = Path.Combine(AppContext.BaseDirectory, "aws-radar.dll");
        var start = new ProcessStartInfo(
            "sh",
            [
                "-c",
                "umask 000; exec dotnet \"$0\" export \"$1\" \"$2\" --store \"$3\"",
                program,
                target,
                Folder,
                StorePath,
            ]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, process.ExitCode);
        const UnixFileMode file = UnixFileMode.UserRead | UnixFileMode.UserWrite;
#pragma warning disable CA1416 // Skipped elsewhere above.
        Assert.All(
            Directory.GetFiles(Folder, "*", SearchOption.AllDirectories),
            path => Assert.Equal(file, File.GetUnixFileMode(path))
        );
        Assert.All(
            Directory.GetDirectories(Folder, "*", SearchOption.AllDirectories).Append(Folder),
            path => Assert.Equal(file | UnixFileMode.UserExecute, File.GetUnixFileMode(path))
        );
#pragma warning restore CA1416
    }

    [Theory]
    [InlineData("--parquet", "")]
    [InlineData("--parquet", "users")]
    [InlineData("--parquet", "manifest.json")]
    [InlineData("--csv", "")]
    [InlineData("--csv", "users.csv")]
    [InlineData("--json", "")]
    [InlineData("--graphml", "")]
    public async Task Nothing_is_exported_through_a_planted_link(string target, string place)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making a link needs a privilege there.");
        var victim = Directory.CreateDirectory(_folder.File("victim")).FullName;
        var precious = Path.Combine(victim, "precious");
        await File.WriteAllTextAsync(precious, "precious", TestContext.Current.CancellationToken);
        if (place.Length == 0)
        {
            File.CreateSymbolicLink(Folder, target is "--json" or "--graphml" ? precious : victim);
        }
        else
        {
            Directory.CreateDirectory(Folder);
            File.CreateSymbolicLink(
                Path.Combine(Folder, place),
                place.Contains('.', StringComparison.Ordinal) ? precious : victim
            );
        }

        await RunAsync("export", target, Folder, "--snapshot", "aa01");

        Assert.Equal([precious], Directory.GetFileSystemEntries(victim));
        Assert.Equal("precious", await File.ReadAllTextAsync(precious, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_folder_with_something_else_in_it_is_left_as_it_is()
    {
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, "letter"), "x", TestContext.Current.CancellationToken);

        var result = await RunAsync("export", "--parquet", Folder);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("not empty", result.Error, StringComparison.Ordinal);
        Assert.Single(Directory.GetFileSystemEntries(Folder));
    }

    [Theory]
    [InlineData("export")]
    [InlineData("export", "--csv", "a", "--json", "b")]
    [InlineData("export", "--json", "-", "--all")]
    [InlineData("export", "--graphml", "a.graphml", "--all")]
    [InlineData("export", "--json", "-", "--all", "--snapshot", "aa01")]
    public async Task What_to_write_must_be_said(params string[] arguments)
    {
        var result = await RunAsync(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("error ", result.Error, StringComparison.Ordinal);
    }

    private string Table(string name) =>
        $"read_parquet('{Folder}/{name}/**/*.parquet', hive_partitioning = true, hive_types = {{'account': VARCHAR, 'scan': VARCHAR}})";

    private JsonElement Manifest() => JsonElement.Parse(File.ReadAllText(Path.Combine(Folder, "manifest.json")));

    private static string Select(ViewColumn column) =>
        column.Type switch
        {
            ViewColumnType.Time => $"epoch_us({column.Name})",
            ViewColumnType.Boolean => $"CAST({column.Name} AS INTEGER)",
            _ => $"\"{column.Name}\"",
        };

    private static string Cells(StoreView view, IEnumerable<object?> row) =>
        string.Join(
            '|',
            view.Columns.Zip(row)
                .Where(cell => cell.First.Name is not "account")
                .Select(cell =>
                    cell is (_, string text) && cell.First.Type == ViewColumnType.Time
                        ? $"{(DateTimeOffset.Parse(text, null) - DateTimeOffset.UnixEpoch).Ticks / 10}"
                        : $"{cell.Second}"
                )
        );

    private static List<string> Ask(string sql)
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var row = command.ExecuteReader();
        var rows = new List<string>();
        while (row.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, row.FieldCount).Select(index => $"{row.GetValue(index)}")));
        }

        return rows;
    }

    private Task<CliResult> RunAsync(params string[] arguments) =>
        InProcess.RunAsync([.. arguments, "--store", StorePath]);
}
