using System.Diagnostics;
using System.Text.Json.Nodes;
using AwsRadar.Benchmarks.Scans;
using AwsRadar.Store;
using AwsRadar.Web.Serving;

namespace AwsRadar.Benchmarks.Pages;

/// <summary>
/// The page of a large account: what writing the report takes, how large the file is, how long a browser takes from the
/// file to the first picture and from a click to any view, and how much memory it has then.
/// </summary>
internal static class PageBenchmark
{
    public static async Task<int> RunAsync(string program)
    {
        var folder = Directory.CreateTempSubdirectory("aws-radar-bench-");
        try
        {
            var store = Path.Combine(folder.FullName, "snapshots.db");
            var report = Path.Combine(folder.FullName, "report.html");
            var account = LargeAccount.Create();
            using (var file = SnapshotStore.Open(store))
            {
                file.Save(account);
            }

            var written = await MeasuredProcess.RunAsync([], program, "report", "--store", store, "-o", report);
            var figures = new JsonObject
            {
                ["suite"] = "page",
                ["users"] = account.Users.Length,
                ["groups"] = account.Groups.Length,
                ["roles"] = account.Roles.Length,
                ["policies"] = account.ManagedPolicies.Length,
                ["reportSeconds"] = Math.Round(written.Elapsed.TotalSeconds, 1),
                ["reportProcessorSeconds"] = Math.Round(written.Processor.TotalSeconds, 1),
                ["reportPeakMegabytes"] = written.PeakBytes / 1_000_000,
                ["fileMegabytes"] = Math.Round(new FileInfo(report).Length / 1e6, 2),
                ["processors"] = Environment.ProcessorCount,
            };
            await using var browser = await MeasuredBrowser.StartAsync();
            await browser.MeasureFileAsync(report, figures);
            await using var server = await PageServer.StartAsync(store, snapshot: null, port: 0);
            await browser.MeasureServedAsync(server.Address, figures);
            figures["load"] = (await File.ReadAllTextAsync("/proc/loadavg")).Trim();
            Console.WriteLine(figures.ToJsonString(new() { WriteIndented = true }));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Writes the report only, for looking at it.</summary>
    public static int Write(string path)
    {
        var clock = Stopwatch.StartNew();
        var account = LargeAccount.Create();
        var made = clock.Elapsed;
        Web.ReportWriter.WriteFile(account, path);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(
            $"{new FileInfo(path).Length:N0} bytes in {(clock.Elapsed - made).TotalSeconds:F1} s, {process.PeakWorkingSet64 / 1_000_000:N0} MB at most"
        );
        return 0;
    }
}
