using System.Diagnostics;
using System.Globalization;
using AwsRadar.Wire.Models;

namespace AwsRadar.Benchmarks.Services;

/// <summary>How long the first opening of each service's model takes, in one process, after one service has warmed it up.</summary>
internal static class ServicesBenchmark
{
    private const string WarmUp = "sts";

    public static int Run()
    {
        Open(WarmUp);
        var times = ServiceCatalog
            .Names.Where(name => name != WarmUp)
            .Select(name => (Name: name, Milliseconds: Open(name)))
            .OrderBy(one => one.Milliseconds)
            .ToArray();
        var (slowest, most) = times[^1];
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"suite":"services","services":{{times.Length}},"medianMilliseconds":{{times[times.Length / 2].Milliseconds:0.00}},"mostMilliseconds":{{most:0.00}},"slowest":"{{slowest}}"}"""
            )
        );
        return 0;
    }

    private static double Open(string name)
    {
        var clock = Stopwatch.StartNew();
        return ServiceCatalog.TryOpen(name, out _)
            ? clock.Elapsed.TotalMilliseconds
            : throw new InvalidOperationException($"The catalog names `{name}` and does not open it.");
    }
}
