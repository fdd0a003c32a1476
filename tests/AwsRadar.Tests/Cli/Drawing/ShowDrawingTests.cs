using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace AwsRadar.Tests.Cli.Drawing;

public sealed partial class ShowDrawingTests
{
    /// <summary>A principal of a trust policy can be any text: this one tries to leave the label, the line and the file.</summary>
    private const string HostilePrincipal = """x"]; click n0 "javascript:alert(1)" <b>&amp;</b> #quot; `a` \ %%""";

    private static readonly XNamespace GraphMl = "http://graphml.graphdrawing.org/xmlns";

    [Theory]
    [InlineData(
        "group",
        "admins",
        """
            group admins
            ├── member user alice
            └── attached policy AdministratorAccess (allows everything)
                └── allows every service
            """
    )]
    [InlineData(
        "role",
        "report-maker",
        """
            role report-maker
            └── trusts service lambda.amazonaws.com
            """
    )]
    [InlineData(
        "policy",
        "AdministratorAccess",
        """
            policy AdministratorAccess (allows everything)
            ├── attached to group admins
            │   └── member user alice
            └── allows every service
            """
    )]
    [InlineData(
        "users",
        null,
        """
            user alice
            └── member of group admins
                └── attached policy AdministratorAccess (allows everything)
                    └── allows every service
            user bob
            └── has inline policy read-bucket
                └── allows s3
            """
    )]
    public async Task A_tree_goes_from_who_holds_it_to_the_services(string kind, string? name, string expected)
    {
        using var cli = new CliProcess();
        await AccountFile.StoreAsync(cli);

        var result = await cli.RunAsync(["show", kind, .. name is null ? Array.Empty<string>() : [name], "--tree"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            expected.ReplaceLineEndings(),
            string.Join(Environment.NewLine, result.Out.TrimEnd().Split('\n').Select(line => line.TrimEnd()))
        );
    }

    [Fact]
    public async Task What_the_scan_could_not_read_stands_in_every_drawing()
    {
        using var cli = new CliProcess();
        var account = JsonNode.Parse(AccountFile.Json)!.AsObject();
        account.Remove("RoleDetailList");
        await StoreAsync(cli, account.ToJsonString());

        var tree = await cli.RunAsync("show", "users", "--tree");
        var mermaid = await cli.RunAsync("show", "users", "--output", "mermaid");
        var dot = await cli.RunAsync("show", "users", "--output", "dot");
        var graphMl = await cli.RunAsync("show", "users", "--output", "graphml");

        Assert.All([tree, mermaid, dot, graphMl], result => Assert.Contains("Unknown: roles", result.Out));
    }

    [Fact]
    public async Task A_hostile_name_stays_a_label_in_Mermaid()
    {
        using var cli = new CliProcess();
        await StoreHostileAsync(cli);

        var result = await cli.RunAsync("show", "roles", "--output", "mermaid");

        Assert.Equal(0, result.ExitCode);
        var lines = result.Out.TrimEnd().Split(Environment.NewLine);
        Assert.Equal("flowchart LR", lines[0]);
        Assert.All(lines[1..], line => Assert.Matches(MermaidLine(), line));
        var labels = lines.Select(line => MermaidLine().Match(line).Groups["label"].Value).Select(Decode);
        Assert.Contains($"unrecognized principal {HostilePrincipal}", labels);
    }

    [Fact]
    public async Task Graphviz_reads_the_same_names_back()
    {
        Assert.SkipUnless(IsInstalled("dot"), "Graphviz is not installed: sudo apt-get install graphviz.");
        using var cli = new CliProcess();
        await StoreHostileAsync(cli);
        var result = await cli.RunAsync("show", "roles", "--output", "dot");

        using var dot = Process.Start(
            new ProcessStartInfo("dot", "-Tdot_json")
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        var json = dot.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = dot.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await dot.StandardInput.WriteAsync(result.Out);
        dot.StandardInput.Close();
        await dot.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal((0, ""), (dot.ExitCode, await error));
        var labels = JsonElement
            .Parse(await json)
            .GetProperty("objects")
            .EnumerateArray()
            .Select(node => node.GetProperty("label").GetString()!.Replace("&amp;", "&", StringComparison.Ordinal));
        Assert.Contains(
            $"unrecognized principal {HostilePrincipal.Replace("\\", "\\\\", StringComparison.Ordinal)}",
            labels
        );
    }

    [Fact]
    public async Task GraphML_has_each_node_and_tie_with_what_is_known_of_it()
    {
        using var cli = new CliProcess();
        await StoreHostileAsync(cli);

        var graph = XDocument.Parse((await cli.RunAsync("show", "roles", "--output", "graphml")).Out).Root!;

        var nodes = graph.Descendants(GraphMl + "node").ToDictionary(node => node.Attribute("id")!.Value);
        Assert.Equal(["maker", HostilePrincipal], nodes.Values.Select(node => Data(node, "name")));
        var edge = Assert.Single(graph.Descendants(GraphMl + "edge"));
        Assert.Equal("MayAssume", Data(edge, "relation"));
        Assert.Equal("0", Data(edge, "statement"));
        Assert.Equal(HostilePrincipal, Data(nodes[edge.Attribute("source")!.Value], "name"));
        var declared = graph.Elements(GraphMl + "key").Select(key => key.Attribute("id")!.Value).ToHashSet();
        Assert.All(
            graph.Descendants(GraphMl + "data"),
            data => Assert.Contains(data.Attribute("key")!.Value, declared)
        );
    }

    [Theory]
    [InlineData("--tree and --output exclude each other", "user", "alice", "--tree", "--output", "json")]
    [InlineData("A drawing cannot be queried", "users", "--output", "dot", "--query", "[]")]
    [InlineData("`dot` is not an output format here: use json, jsonl, table, text or csv", "keys", "--output", "dot")]
    [InlineData("use json, jsonl, table, text, csv, mermaid, dot or graphml", "users", "--output", "svg")]
    public async Task What_cannot_be_drawn_is_one_sentence(string expected, params string[] words)
    {
        using var cli = new CliProcess();
        await AccountFile.StoreAsync(cli);

        var result = await cli.RunAsync(["show", .. words]);

        Assert.Equal((2, ""), (result.ExitCode, result.Out));
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    private static Task StoreHostileAsync(CliProcess cli)
    {
        var principal = JsonSerializer.Serialize(HostilePrincipal);
        return StoreAsync(
            cli,
            $$"""
            {"UserDetailList": [], "GroupDetailList": [], "Policies": [], "RoleDetailList": [{
              "Path": "/", "RoleName": "maker", "RoleId": "AROAEXAMPLEREPORT0001",
              "Arn": "arn:aws:iam::123456789012:role/maker", "CreateDate": "2024-06-01T00:00:00+00:00",
              "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                "Principal": {"AWS": {{principal}}}, "Action": "sts:AssumeRole"}]},
              "InstanceProfileList": [], "RolePolicyList": [], "AttachedManagedPolicies": [], "RoleLastUsed": {}
            }]}
            """
        );
    }

    private static async Task StoreAsync(CliProcess cli, string json)
    {
        var file = Path.Combine(cli.Home, "account.json");
        await File.WriteAllTextAsync(file, json);
        var scan = await cli.RunAsync("scan", "--from-file", file);
        Assert.True(scan.ExitCode == 0, scan.Error);
    }

    private static string Data(XElement owner, string key) =>
        owner.Elements(GraphMl + "data").Single(data => data.Attribute("key")!.Value == key).Value;

    private static string Decode(string label) =>
        MermaidEntity()
            .Replace(label, match => ((char)int.Parse(match.Groups[1].ValueSpan, provider: null)).ToString());

    private static bool IsInstalled(string program) =>
        Environment
            .GetEnvironmentVariable("PATH")!
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));

    [GeneratedRegex(
        """^    (n\d+\["(?<label>([^"#<>&`\\]|#\d+;)*)"\]|n\d+ (-->|-\.->|--x)\|"[a-z, ]+"\| n\d+|%% .*)$""",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex MermaidLine();

    [GeneratedRegex(@"#(\d+);")]
    private static partial Regex MermaidEntity();
}
