using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AwsRadar.Benchmarks.Calls;
using AwsRadar.Benchmarks.Files;
using AwsRadar.Core.Snapshots;
using AwsRadar.Lab;
using AwsRadar.Lab.Accounts;
using AwsRadar.Store;

namespace AwsRadar.Benchmarks.Scans;

/// <summary>
/// Ten fast scans by the program of an account of 5,000 users, 300 groups, 10,000 roles and 1,500 policies in a lab: how long, how
/// many calls beside the fewest that IAM allows, how much memory, whether all ten tell the same, and what a page takes of a
/// processor beside boto3, which only reads the pages.
/// </summary>
internal static partial class ScanBenchmark
{
    private const int Users = 5_000;
    private const int Roles = 10_000;
    private const int Entities =
        Users + Roles + AuthorizationDetailsGenerator.Groups + AuthorizationDetailsGenerator.Policies;
    private const int EntitiesOnAPage = 1_000;
    private const int Runs = 10;
    private const int PeerRuns = 3;
    private const string Boto3 = """
        import boto3
        iam = boto3.client("iam")
        for page in iam.get_paginator("get_account_authorization_details").paginate(PaginationConfig={"PageSize": 1000}):
            pass
        """;

    public static async Task<int> RunAsync(string program)
    {
        var folder = Directory.CreateTempSubdirectory("aws-radar-bench-");
        try
        {
            var account = Path.Combine(folder.FullName, "account.json");
            AuthorizationDetailsGenerator.Write(account, Users, Roles);
            await using var lab = await LabServer.StartAsync(new LabOptions { Account = LabAccount.FromFile(account) });
            await MeasureAsync(program, lab.EnvironmentVariablesFor(lab.RootCredentials), folder.FullName);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(
        string program,
        ImmutableArray<KeyValuePair<string, string>> environment,
        string folder
    )
    {
        var (runs, contents) = (new List<MeasuredProcess>(), new HashSet<string>(StringComparer.Ordinal));
        var (calls, pages) = (0, 0);
        for (var run = 0; run < Runs; run++)
        {
            var path = Path.Combine(folder, $"{run}.db");
            runs.Add(await MeasuredProcess.RunAsync(environment, program, "scan", "--depth", "fast", "--store", path));
            using var store = SnapshotStore.OpenExisting(path);
            var snapshot = store.Latest()!;
            contents.Add(Content(snapshot));
            calls = snapshot.Coverage.Entries.Sum(entry => entry.Calls);
            pages = snapshot.Coverage.Entries.Where(IsDetails).Sum(entry => entry.Calls);
        }

        var peer = Enumerable
            .Range(0, PeerRuns)
            .Select(_ => TimedProcess.Run(environment, "python3", "-c", Boto3).Processor.TotalMilliseconds)
            .Order()
            .ElementAt(PeerRuns / 2);
        var own = Median(runs.Select(run => run.Processor.TotalMilliseconds));
        var figures = new JsonObject
        {
            ["suite"] = "scan",
            ["entities"] = Entities,
            ["runs"] = Runs,
            ["seconds"] = Math.Round(Median(runs.Select(run => run.Elapsed.TotalSeconds)), 2),
            ["calls"] = calls,
            ["fewestCalls"] = ((Entities + EntitiesOnAPage - 1) / EntitiesOnAPage) + 4,
            ["peakMegabytes"] = runs.Max(run => run.PeakBytes) / 1_000_000,
            ["differentContents"] = contents.Count,
            ["pages"] = pages,
            // Of the whole program: it reads, checks, writes the journal and the store.
            ["awsRadarMillisecondsPerPage"] = Math.Round(own / pages, 1),
            ["boto3MillisecondsPerPage"] = Math.Round(peer / pages, 1),
            ["ratio"] = Math.Round(peer / own, 1),
            ["processors"] = Environment.ProcessorCount,
        };
        Console.WriteLine(figures.ToJsonString(new() { WriteIndented = true }));
    }

    private static bool IsDetails(CoverageEntry entry) => entry.Operation is "GetAccountAuthorizationDetails";

    /// <summary>A hash of all that a snapshot tells, but for when it was asked and which number AWS gave the request.</summary>
    private static string Content(Snapshot snapshot)
    {
        var entries = snapshot.Coverage.Entries.Select(entry => entry with { RequestId = null });
        var bare = snapshot with { Id = "", Coverage = snapshot.Coverage with { Entries = [.. entries] } };
        var json = JsonSerializer.Serialize(bare, SnapshotJsonContext.Default.Snapshot);
        return Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Times().Replace(json, "time"))));
    }

    [GeneratedRegex("""\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[^"]*""", RegexOptions.NonBacktracking)]
    private static partial Regex Times();

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Runs / 2);
}
