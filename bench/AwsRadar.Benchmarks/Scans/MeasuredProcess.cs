using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace AwsRadar.Benchmarks.Scans;

/// <summary>What a process took from start to end.</summary>
/// <param name="Processor">Of all its threads.</param>
/// <param name="PeakBytes">The most memory that was its own at once, as the kernel counts it (VmHWM).</param>
internal sealed record MeasuredProcess(TimeSpan Elapsed, TimeSpan Processor, long PeakBytes)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <exception cref="InvalidOperationException">It did not end with exit code 0.</exception>
    public static async Task<MeasuredProcess> RunAsync(
        ImmutableArray<KeyValuePair<string, string>> environment,
        string program,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var (peak, processor) = (0L, TimeSpan.Zero);
        while (!process.HasExited)
        {
            // The kernel forgets both with the process: what was read last is the measure, a few milliseconds short.
            if (Status(process.Id) is { } kilobytes)
            {
                peak = Math.Max(peak, kilobytes * 1024);
                processor = Used(process) ?? processor;
            }

            await Task.Delay(Pause);
        }

        var elapsed = clock.Elapsed;
        await output;
        return process.ExitCode == 0
            ? new(elapsed, processor, peak)
            : throw new InvalidOperationException($"exit code {process.ExitCode}: {await error}");
    }

    private static long? Status(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status")
                .FirstOrDefault(each => each.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null
                ? null
                : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static TimeSpan? Used(Process process)
    {
        try
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
