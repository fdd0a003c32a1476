using System.Diagnostics;
using System.Globalization;
using AwsRadar.Collector.Files;
using AwsRadar.Store;

namespace AwsRadar.Benchmarks.Files;

/// <summary>The way of a large AWS CLI file into a store and out again: the figures that README and issue state.</summary>
internal static class FileBenchmark
{
    public static int Generate(string path)
    {
        AuthorizationDetailsGenerator.Write(path, users: 5_000, roles: 10_000);
        return 0;
    }

    /// <summary>Reads and stores the file once, as the command line does: start-up and just-in-time compilation included.</summary>
    public static int Run(string path, string storePath)
    {
        var clock = Stopwatch.StartNew();
        var result = AccountAuthorizationFile.Read(path);
        var read = clock.Elapsed;
        if (!result.IsSuccess)
        {
            Console.Error.WriteLine(result.Error);
            return 1;
        }

        using var store = SnapshotStore.Open(storePath);
        var saved = store.Save(result.Snapshot);
        var save = clock.Elapsed - read;
        store.Get(result.Snapshot.Id);
        var load = clock.Elapsed - read - save;
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""
                {
                  "fileBytes": {{new FileInfo(
                    path
                ).Length}}, "entities": {{saved.Entities}}, "newEntities": {{saved.NewEntities}},
                  "readMilliseconds": {{read.TotalMilliseconds:F0}}, "saveMilliseconds": {{save.TotalMilliseconds:F0}}, "loadMilliseconds": {{load.TotalMilliseconds:F0}},
                  "processMilliseconds": {{(
                    DateTime.Now - process.StartTime
                ).TotalMilliseconds:F0}}, "peakBytes": {{process.PeakWorkingSet64}},
                  "storeBytes": {{new FileInfo(storePath).Length}}
                }
                """
            )
        );
        return 0;
    }
}
