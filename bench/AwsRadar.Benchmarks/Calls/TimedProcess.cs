using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace AwsRadar.Benchmarks.Calls;

/// <summary>How long a process took from start to end, and how much of a processor it used.</summary>
internal sealed record TimedProcess(TimeSpan Elapsed, TimeSpan Processor)
{
    // bash counts what the kernel says of the process that it waited for: the time of its threads and of its own children.
    private const string Timed = "TIMEFORMAT='%R %U %S'; time \"$@\" >/dev/null";

    public static TimedProcess Run(
        ImmutableArray<KeyValuePair<string, string>> environment,
        string program,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo("bash", ["-c", Timed, "bash", program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEnd().Trim();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with exit code {process.ExitCode}: {said}");
        }

        var seconds = said.Split('\n')[^1]
            .Split(' ')
            .Select(each => double.Parse(each, CultureInfo.InvariantCulture))
            .ToArray();
        return new(TimeSpan.FromSeconds(seconds[0]), TimeSpan.FromSeconds(seconds[1] + seconds[2]));
    }
}
