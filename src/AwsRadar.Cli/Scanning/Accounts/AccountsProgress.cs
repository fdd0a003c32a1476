using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Collector;
using Spectre.Console;

namespace AwsRadar.Cli.Scanning.Accounts;

/// <summary>One line for each account that is being read, on a terminal only.</summary>
internal sealed class AccountsProgress(ProgressContext? display)
{
    public static async Task ShowAsync(CliHost host, Func<AccountsProgress, Task> scan)
    {
        if (!host.IsErrorTerminal)
        {
            await scan(new AccountsProgress(display: null));
            return;
        }

        await ScanProgressLine.Display(host).StartAsync(display => scan(new AccountsProgress(display)));
    }

    public Line Begin(ScanAccount account) => new(display, account);

    /// <summary>The line of one account; it goes when the account is done.</summary>
    internal sealed class Line : IProgress<ScanProgress>, IDisposable
    {
        private readonly string _title;
        private readonly ProgressTask? _task;

        public Line(ProgressContext? display, ScanAccount account)
        {
            _title = $"{account.Id}  {account.Name}".TrimEnd() + "  ";
            _task = display?.AddTask(Markup.Escape(_title), maxValue: 1);
        }

        public void Report(ScanProgress value)
        {
            if (_task is { } task)
            {
                ScanProgressLine.Show(task, value, _title);
            }
        }

        public void Dispose() => _task?.StopTask();
    }
}
