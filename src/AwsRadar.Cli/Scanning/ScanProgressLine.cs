using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Collector;
using Spectre.Console;

namespace AwsRadar.Cli.Scanning;

/// <summary>One line that rewrites itself while a scan runs, on a terminal only.</summary>
internal static class ScanProgressLine
{
    public static async Task<ScanResult> ShowAsync(CliHost host, Func<IProgress<ScanProgress>?, Task<ScanResult>> scan)
    {
        if (!host.IsErrorTerminal)
        {
            return await scan(null);
        }

        ScanResult? result = null;
        await TerminalConsole
            .ForProgress(host)
            .Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new ElapsedTimeColumn()
            )
            .StartAsync(async display =>
            {
                var task = display.AddTask("iam", maxValue: 1);
                result = await scan(new Line(task));
            });
        return result!;
    }

    /// <remarks>Not <see cref="Progress{T}"/>: it would report later and out of order.</remarks>
    private sealed class Line(ProgressTask task) : IProgress<ScanProgress>
    {
        public void Report(ScanProgress value)
        {
            task.MaxValue = Math.Max(1, value.Planned);
            task.Value = value.Done;
            task.Description = Markup.Escape(
                $"iam {value.Done}/{value.Planned} · {value.Calls} calls"
                    + (value.Throttled > 0 ? $" · {value.Throttled} throttled" : "")
                    + (value.Denied > 0 ? $" · {value.Denied} denied" : "")
                    + $" · {value.Waiting ?? value.Operation}"
            );
        }
    }
}
