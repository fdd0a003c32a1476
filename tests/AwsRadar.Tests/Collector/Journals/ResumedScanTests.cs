using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Collector;
using AwsRadar.Collector.Journals;
using AwsRadar.Core.Snapshots;
using AwsRadar.Tests.Store;
using Xunit;

namespace AwsRadar.Tests.Collector.Journals;

/// <summary>Scans that are broken off and gone on with, in one process: what is asked again, and what comes out.</summary>
public sealed class ResumedScanTests(SmallAccount account) : IClassFixture<SmallAccount>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Store => _folder.File("snapshots.db");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_scan_interrupted_at_any_call_asks_only_the_rest_and_gives_the_same_bytes()
    {
        var (expected, all) = await WholeAsync();

        for (var at = 1; at <= all.Length; at++)
        {
            using var interruption = new CancellationTokenSource();
            var count = 0;
            await using var first = await FaultyLab.StartAsync(
                account.Lab,
                (_, _) =>
                {
                    if (Interlocked.Increment(ref count) == at)
                    {
                        interruption.Cancel();
                    }

                    return null;
                }
            );
            using (var journal = ScanJournal.Begin(Store))
            {
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                    ScanAsync(first, journal, interruption.Token)
                );
            }

            await using var second = await FaultyLab.StartAsync(account.Lab, (_, _) => null);
            using var resumed = Unfinished() ?? ScanJournal.Begin(Store);
            var kept = resumed.Answers;
            var result = await ScanAsync(second, resumed, Cancellation);

            Assert.Equal(expected, SmallAccount.Json(result.Snapshot!));
            Assert.InRange(kept, at - 2, at - 1);
            Assert.Equal(all.Length - kept, second.Forms.Count() - (resumed.IsResumed ? 1 : 0));
            resumed.Delete();
            Assert.Empty(Directory.EnumerateFiles(_folder.Path));
        }
    }

    [Theory]
    [InlineData(Fault.Ended, CallErrorKind.ExpiredCredentials)]
    [InlineData(Fault.Reset, CallErrorKind.Unreachable)]
    public async Task A_session_or_a_network_that_ends_stops_the_scan_and_the_next_run_goes_on(
        Fault fault,
        CallErrorKind kind
    )
    {
        var (expected, all) = await WholeAsync();
        const int last = 6;
        var count = 0;
        await using var first = await FaultyLab.StartAsync(
            account.Lab,
            (_, _) => Interlocked.Increment(ref count) > last ? fault : null
        );
        using (var journal = ScanJournal.Begin(Store))
        {
            var stopped = await ScanAsync(first, journal, Cancellation);

            Assert.False(stopped.IsSuccess);
            Assert.Equal(kind, stopped.Error.Kind);
            Assert.Equal(last, journal.Answers);
        }

        await using var second = await FaultyLab.StartAsync(account.Lab, (_, _) => null);
        using var resumed = Unfinished()!;
        var result = await ScanAsync(second, resumed, Cancellation);

        Assert.Equal(expected, SmallAccount.Json(result.Snapshot!));
        Assert.Equal(all.Length - last + 1, second.Forms.Count());
    }

    [Theory]
    [InlineData(Fault.Refused, CallErrorKind.InvalidCredentials)]
    [InlineData(Fault.Reset, CallErrorKind.Unreachable)]
    public async Task What_ends_at_its_first_call_has_nothing_to_go_on_with(Fault fault, CallErrorKind kind)
    {
        await using var lab = await FaultyLab.StartAsync(account.Lab, (_, _) => fault);
        using var journal = ScanJournal.Begin(Store);

        var stopped = await ScanAsync(lab, journal, Cancellation);

        Assert.False(stopped.IsSuccess);
        Assert.Equal(kind, stopped.Error.Kind);
        Assert.Equal(0, journal.Answers);
    }

    [Fact]
    public async Task A_scan_that_is_read_to_the_end_asks_nobody_again_and_keeps_its_id_and_its_times()
    {
        await using var lab = await FaultyLab.StartAsync(account.Lab, (_, _) => null);
        Snapshot snapshot;
        using (var journal = ScanJournal.Begin(Store))
        {
            snapshot = (await ScanAsync(lab, journal, Cancellation)).Snapshot!;
        }

        await using var silent = await FaultyLab.StartAsync(account.Lab, (_, _) => Fault.Ended);
        using var resumed = Unfinished()!;
        var again = await ScanAsync(silent, resumed, Cancellation);

        Assert.True(resumed.IsComplete);
        Assert.Equal(resumed.SnapshotId, again.Snapshot!.Id);
        Assert.Equal((snapshot.Id, snapshot.CompletedAt), (again.Snapshot.Id, again.Snapshot.CompletedAt));
        Assert.Equal(SmallAccount.Json(snapshot), SmallAccount.Json(again.Snapshot));
        Assert.Empty(silent.Forms);
    }

    [Fact]
    public async Task Another_identity_does_not_go_on_with_a_scan()
    {
        await BreakOffAsync(after: 4);
        var key = await account.Root.CreateUserAsync("mallory", policy: null);
        using var client = new AwsClient(
            new AwsClientOptions
            {
                Credentials = new(key.AccessKeyId, new(key.SecretAccessKey)),
                EndpointUrl = account.Lab.Endpoint.ToString(),
                Region = "us-east-1",
            }
        );
        using var resumed = Unfinished()!;

        var result = await Scan.RunAsync(client, journal: resumed, cancellationToken: Cancellation);

        Assert.False(result.IsSuccess);
        Assert.Equal(CallErrorKind.Refused, result.Error.Kind);
        Assert.Contains("user/mallory", result.Error.Message, StringComparison.Ordinal);
        await account.Root.CallAsync(
            "DeleteAccessKey",
            new() { ["UserName"] = "mallory", ["AccessKeyId"] = key.AccessKeyId }
        );
        await account.Root.CallAsync("DeleteUser", new() { ["UserName"] = "mallory" });
    }

    [Fact]
    public async Task A_marker_that_AWS_no_longer_knows_begins_the_list_anew()
    {
        var (expected, _) = await WholeAsync();
        await using var lab = await FaultyLab.StartAsync(
            account.Lab,
            (operation, count) =>
                operation is not "GetAccountAuthorizationDetails" ? null
                : count == 0 ? Fault.RepeatedMarker
                : count == 1 ? Fault.MarkerGone
                : null
        );
        using var journal = ScanJournal.Begin(Store);

        var result = await ScanAsync(lab, journal, Cancellation);

        Assert.Equal(expected, SmallAccount.Json(result.Snapshot!));
    }

    [Fact]
    public async Task A_scan_without_time_left_says_so_and_the_next_run_goes_on()
    {
        var (expected, all) = await WholeAsync();
        await using var lab = await FaultyLab.StartAsync(
            account.Lab,
            (operation, _) => operation is "GetAccountSummary" ? Fault.Throttled : null
        );
        Snapshot partial;
        using (var journal = ScanJournal.Begin(Store))
        {
            var options = new ScanOptions { TimeProvider = new HurriedTime(), MaxTime = TimeSpan.FromMinutes(1) };
            using var client = new AwsClient(lab.Options);
            var result = await Scan.RunAsync(client, options, journal, cancellationToken: Cancellation);
            Assert.True(result.IsSuccess);
            Assert.False(result.IsFinished);
            partial = result.Snapshot;
        }

        await using var second = await FaultyLab.StartAsync(account.Lab, (_, _) => null);
        using var resumed = Unfinished()!;
        var whole = await ScanAsync(second, resumed, Cancellation);

        Assert.True(partial.Coverage.IsKnown(SnapshotSection.Users));
        Assert.False(partial.Coverage.IsKnown(SnapshotSection.AccountSummary));
        Assert.All(partial.Coverage.Gaps, gap => Assert.Contains("time", gap.Message, StringComparison.Ordinal));
        Assert.True(whole.IsFinished);
        Assert.NotEqual(partial.Id, whole.Snapshot!.Id);
        Assert.Equal(expected, SmallAccount.Json(whole.Snapshot));
        // Who asks, the report and the details were answered; who asks is asked again.
        Assert.Equal(all.Length - 3 + 1, second.Forms.Count());
    }

    /// <summary>What a scan without any fault gives, and what it asks.</summary>
    private async Task<(string Snapshot, string[] Forms)> WholeAsync()
    {
        await using var lab = await FaultyLab.StartAsync(account.Lab, (_, _) => null);
        // IAM makes its report with the first scan, and each later one is given that.
        await ScanAsync(lab, journal: null, Cancellation);
        var before = lab.Forms.Count();
        var result = await ScanAsync(lab, journal: null, Cancellation);
        return (SmallAccount.Json(result.Snapshot!), [.. lab.Forms.Skip(before)]);
    }

    private async Task BreakOffAsync(int after)
    {
        var count = 0;
        await using var lab = await FaultyLab.StartAsync(
            account.Lab,
            (_, _) => Interlocked.Increment(ref count) > after ? Fault.Ended : null
        );
        using var journal = ScanJournal.Begin(Store);
        await ScanAsync(lab, journal, Cancellation);
    }

    private static async Task<ScanResult> ScanAsync(FaultyLab lab, ScanJournal? journal, CancellationToken cancellation)
    {
        using var client = new AwsClient(lab.Options);
        var options = new ScanOptions { TimeProvider = new HurriedTime(), ParallelCalls = 1 };
        return await Scan.RunAsync(client, options, journal, cancellationToken: cancellation);
    }

    /// <summary>The one scan that is unfinished; null if there is none.</summary>
    private ScanJournal? Unfinished() => ScanJournals.Unfinished(Store, Assert.Fail).SingleOrDefault();
}
