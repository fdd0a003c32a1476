using System.Diagnostics;
using System.Globalization;

namespace AwsRadar.Benchmarks.Startup;

/// <summary>How long a person waits for <c>--version</c>: the whole process, from start to end, beside the AWS CLI's.</summary>
internal static class StartupBenchmark
{
    private const int WarmUps = 3;
    private const int Runs = 20;

    public static int Run(string program)
    {
        var own = Median(program);
        var peer = Median("aws");
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"suite":"startup","runs":{{Runs}},"awsRadarMilliseconds":{{own:0.0}},"awsCliMilliseconds":{{peer:0.0}},"ratio":{{peer / own:0.0}}}"""
            )
        );
        return 0;
    }

    private static double Median(string program)
    {
        var times = Enumerable.Range(0, WarmUps + Runs).Select(_ => Once(program)).Skip(WarmUps).Order().ToArray();
        return times[Runs / 2].TotalMilliseconds;
    }

    private static TimeSpan Once(string program)
    {
        var start = new ProcessStartInfo(program, "--version")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return clock.Elapsed;
    }
}
