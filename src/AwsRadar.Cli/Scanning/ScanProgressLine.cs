using System.Globalization;
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
        await Display(host)
            .StartAsync(async display =>
            {
                var task = display.AddTask("iam", maxValue: 1);
                result = await scan(new Line(task));
            });
        return result!;
    }

    public static Progress Display(CliHost host) =>
        TerminalConsole
            .ForProgress(host)
            .Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new ElapsedTimeColumn()
            );

    /// <param name="title">What stands before it, such as the account.</param>
    public static void Show(ProgressTask task, ScanProgress value, string title = "")
    {
        task.MaxValue = Math.Max(1, value.Planned);
        // A task that reaches its end would go from the screen before the snapshot is stored.
        task.Value = Math.Min(value.Done, task.MaxValue - 0.5);
        task.Description = Markup.Escape(title + Text(value));
    }

    public static string Text(ScanProgress value) =>
        $"{value.Done}/{value.Planned} · {Counted.Calls(value.Calls)}"
        + (value.CallsPerSecond is { } rate ? string.Create(CultureInfo.InvariantCulture, $", {rate:0.0}/s") : "")
        + (value.Throttled > 0 ? Translate($" · {value.Throttled} throttled") : "")
        + (value.Denied > 0 ? Translate($" · {value.Denied} denied") : "")
        + (value.Left is { } left ? Translate($" · ~{Time(left)} left") : "")
        + $" · {(value.Waiting is { } why ? LedgerWords.Say(why) : value.Operation)}";

    /// <summary>In the unit that suits it.</summary>
    public static string Time(TimeSpan time) =>
        time < TimeSpan.FromMinutes(1) ? Translate($"{time.TotalSeconds:0.0} s")
        : time < TimeSpan.FromHours(1) ? Translate($"{time.Minutes}m{time.Seconds:00}s")
        : Translate($"{(int)time.TotalHours}h{time.Minutes:00}m");

    /// <remarks>Not <see cref="Progress{T}"/>: it would report later and out of order.</remarks>
    private sealed class Line(ProgressTask task) : IProgress<ScanProgress>
    {
        public void Report(ScanProgress value) => Show(task, value);
    }
}
