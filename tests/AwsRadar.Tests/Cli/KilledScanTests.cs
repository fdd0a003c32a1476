using System.Diagnostics;
using AwsRadar.Collector.Journals;
using AwsRadar.Core.Snapshots;
using AwsRadar.Tests.Collector;
using AwsRadar.Tests.Faults;
using AwsRadar.Tests.Store;
using Xunit;

namespace AwsRadar.Tests.Cli;

/// <summary>
/// The real program, killed at every change of its files, at every request, and at random; and with a disk that is full or
/// read-only from every change on. What was stored before is whole, and <c>scan --resume</c> ends as if nothing had been.
/// </summary>
public sealed class KilledScanTests(ScannedStore scanned) : IClassFixture<ScannedStore>, IDisposable
{
    private const string Caller = "Action=GetCallerIdentity";
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<bool> WhenKilled => IsFull ? [false, true] : [false];

    private static bool IsFull => Environment.GetEnvironmentVariable("AWS_RADAR_FULL_TESTS") is "1";

    private string StorePath => _folder.File("snapshots.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Killed_at_any_change_of_its_files_it_goes_on_and_repeats_no_answer_that_it_had()
    {
        DiskFaults.SkipIfNone();
        for (var change = 1; ; change += Step(change))
        {
            Begin();
            using var broken = Cli().WithFault(_folder.Path, change, DiskFaults.KillAt(change));
            var result = await broken.RunAsync("scan", "--store", StorePath);
            if (result.ExitCode == 0)
            {
                Assert.True(change > scanned.RequestsOfAScan, $"only {change} changes of files");
                return;
            }

            Assert.True(result.ExitCode == DiskFaults.Killed, $"change {change}: {result.ExitCode} {result.Error}");
            await GoOnAsync($"change {change}");
        }
    }

    [Theory]
    [InlineData(DiskFaults.NoSpace, "disk")]
    [InlineData(DiskFaults.ReadOnly, "permissions")]
    public async Task A_disk_that_fails_from_any_change_on_loses_nothing_and_is_told(string fault, string word)
    {
        DiskFaults.SkipIfNone();
        for (var change = 1; ; change += 2 * Step(change + 1))
        {
            Begin();
            using var broken = Cli().WithFault(_folder.Path, change, fault);
            var result = await broken.RunAsync("scan", "--store", StorePath);
            if (result.ExitCode == 0)
            {
                Assert.True(change > scanned.RequestsOfAScan, $"only {change} changes of files");
                return;
            }

            Assert.True(result.ExitCode == 1, $"change {change}: {result.ExitCode} {result.Error}");
            Assert.Contains(word, result.Error, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("should not have happened", result.Error, StringComparison.Ordinal);
            await GoOnAsync($"change {change}: {result.Error}");
        }
    }

    [Theory]
    [MemberData(nameof(WhenKilled))]
    public async Task Killed_at_every_request_it_moves_on_by_an_answer_each_time_until_it_is_done(bool isAnswered)
    {
        Begin();
        var before = scanned.Lab.Forms.Count();
        for (var run = 1; ; run++)
        {
            var journal = Directory.EnumerateFiles(_folder.Path, "*-scan-*").Any();
            if (await KillAtPageAsync(IsFull ? 2 : 6, journal ? ["scan", "--resume"] : ["scan"], isAnswered))
            {
                break;
            }

            Assert.True(run <= scanned.RequestsOfAScan, "it does not move on");
        }

        // A page is asked for again only where the program was killed before it had it: once, and of those that are asked
        // for side by side each time that another was the first.
        const int sideBySide = 4;
        Assert.All(
            scanned
                .Lab.Forms.Skip(before)
                .Where(form => !form.Contains(Caller, StringComparison.Ordinal))
                .CountBy(form => form),
            page =>
                Assert.InRange(
                    page.Value,
                    1,
                    page.Key.Contains("UserName=", StringComparison.Ordinal) ? 1 + sideBySide : 2
                )
        );
        AssertDone("the last run");
    }

    [Fact]
    public async Task Killed_at_random_times_it_is_done_in_the_end()
    {
        var kills = IsFull ? 200 : 4;
        var random = new Random(20261126);
        Begin();
        for (var kill = 0; kill < kills; kill++)
        {
            var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            scanned.Asked = _ => begun.TrySetResult();
            using var cli = Cli();
            using var process = cli.Start([.. Arguments(), "--store", StorePath]);
            await Task.WhenAny(begun.Task, process.WaitForExitAsync(TestContext.Current.CancellationToken));
            await Task.Delay(random.Next(0, 400), TestContext.Current.CancellationToken);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.All(Snapshots(), snapshot => Assert.Equal(scanned.Expected, SmallAccount.Json(snapshot)));
        }

        scanned.Asked = null;
        var last = await RunAsync(Arguments());
        Assert.True(last.ExitCode == 0, last.Error);
        Assert.All(Snapshots(), snapshot => Assert.Equal(scanned.Expected, SmallAccount.Json(snapshot)));
        Assert.Equal([StorePath], Directory.EnumerateFiles(_folder.Path));

        string[] Arguments() =>
            Directory.EnumerateFiles(_folder.Path, "*-scan-*").Any() && random.Next(4) > 0
                ? ["scan", "--resume"]
                : ["scan"];
    }

    [Fact]
    public async Task Two_scans_at_once_on_one_store_do_not_disturb_each_other()
    {
        Begin();
        var before = Snapshots().Count;

        var both = await Task.WhenAll(RunAsync("scan"), RunAsync("scan"), RunAsync("scan"));

        Assert.All(both, run => Assert.True(run.ExitCode == 0, run.Error));
        Assert.Equal(before + 3, Snapshots().Count);
        Assert.All(Snapshots(), snapshot => Assert.Equal(scanned.Expected, SmallAccount.Json(snapshot)));
        Assert.Equal([StorePath], Directory.EnumerateFiles(_folder.Path));
    }

    /// <summary>Every change at full size; else the first, which make the journal, and some of the many that follow.</summary>
    private static int Step(int change) => IsFull || change < 4 ? 1 : 41;

    /// <summary>Puts the store back as it was before the scan.</summary>
    private void Begin()
    {
        scanned.Asked = scanned.Answered = null;
        foreach (var file in Directory.EnumerateFiles(_folder.Path))
        {
            File.Delete(file);
        }

        File.Copy(scanned.StorePath, StorePath);
    }

    /// <summary>Runs without faults what was broken off, and checks what comes out and how little is asked.</summary>
    private async Task GoOnAsync(string when)
    {
        Assert.All(Snapshots(), snapshot => Assert.Equal(scanned.Expected, SmallAccount.Json(snapshot)));
        var (answers, isComplete) = Kept();
        var before = scanned.Lab.Forms.Count();
        if (Snapshots().Count < 3 || answers > 0)
        {
            var resumed = await RunAsync(answers > 0 ? ["scan", "--resume"] : ["scan"]);
            Assert.True(resumed.ExitCode == 0, $"{when}: {resumed.Error}");
            var asked = scanned.Lab.Forms.Count() - before;
            Assert.True(
                asked == (isComplete ? 0 : scanned.RequestsOfAScan - answers + (answers > 0 ? 1 : 0)),
                $"{when}: {answers} answers were kept, and {asked} asked for."
            );
        }

        AssertDone(when);
    }

    private void AssertDone(string when)
    {
        var snapshots = Snapshots();
        Assert.True(snapshots.Count == 3, $"{when}: {snapshots.Count} snapshots");
        Assert.All(snapshots, snapshot => Assert.Equal(scanned.Expected, SmallAccount.Json(snapshot)));
        Assert.Equal([StorePath], Directory.EnumerateFiles(_folder.Path));
    }

    /// <summary>How many answers are kept, the end of a scan not counted.</summary>
    private (int Answers, bool IsComplete) Kept()
    {
        var journals = ScanJournals.Unfinished(StorePath, Assert.Fail);
        try
        {
            var journal = journals.SingleOrDefault();
            return journal is null ? (0, false) : (journal.Answers, journal.IsComplete);
        }
        finally
        {
            foreach (var journal in journals)
            {
                journal.Dispose();
            }
        }
    }

    /// <summary>Runs, and kills when a page of the run is asked for, or has been answered; true if it ends by itself.</summary>
    /// <param name="page">Which of them, from 2: the first moves the scan on.</param>
    private async Task<bool> KillAtPageAsync(int page, string[] arguments, bool isAnswered)
    {
        var pages = 0;
        var lengthBefore = JournalLength();
        Process? process = null;
        using var started = new ManualResetEventSlim();
        void Judge(string operation)
        {
            if (operation is not "GetCallerIdentity" && Interlocked.Increment(ref pages) == page)
            {
                // One has reached the journal: where calls are made side by side, the next may be asked for before.
                SpinWait.SpinUntil(() => JournalLength() > lengthBefore);
                started.Wait();
                process!.Kill();
                process.WaitForExit();
            }
        }

        scanned.Asked = isAnswered ? null : Judge;
        scanned.Answered = isAnswered ? Judge : null;
        using var cli = Cli();
        using (process = cli.Start([.. arguments, "--store", StorePath]))
        {
            started.Set();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode is 0 or DiskFaults.Killed, $"exit code {process.ExitCode}");
            return process.ExitCode == 0;
        }
    }

    private long JournalLength() =>
        Directory.EnumerateFiles(_folder.Path, "*-scan-*").Sum(path => new FileInfo(path).Length);

    private List<Snapshot> Snapshots() => ScannedStore.Snapshots(StorePath);

    private async Task<CliResult> RunAsync(params string[] arguments)
    {
        using var cli = Cli();
        return await cli.RunAsync([.. arguments, "--store", StorePath]);
    }

    private CliProcess Cli() => scanned.Cli();
}
