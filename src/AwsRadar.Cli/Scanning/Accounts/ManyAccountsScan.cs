using System.Collections.Concurrent;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Client;
using AwsRadar.Client.Credentials;
using AwsRadar.Collector;
using AwsRadar.Collector.Journals;
using AwsRadar.Collector.Organizations;
using AwsRadar.Store;

namespace AwsRadar.Cli.Scanning.Accounts;

/// <summary>
/// A scan of many accounts: several at once, each as a role in it, with a ledger, a journal and a snapshot of its own. What
/// happens to one is no matter of the others.
/// </summary>
internal sealed class ManyAccountsScan(
    CommandContext context,
    SnapshotStore store,
    ScanOptions options,
    AccountsRequest request
)
{
    private readonly Lock _gate = new();
    private readonly ConcurrentBag<AccountOutcome> _outcomes = [];
    private readonly long _start = options.TimeProvider.GetTimestamp();

    /// <summary>
    /// 1. Who asks, and the organization. 2. Which accounts. 3. What an earlier run has done. 4. Each account. 5. What came of it.
    /// </summary>
    /// <param name="broken">The run that it goes on with, which then belongs to it; null: it is a new one.</param>
    public async Task<int> RunAsync(RunJournal? broken, CancellationToken cancellation)
    {
        // Step 1: who asks, and the organization.
        using var own = new AwsClient(context.ClientOptions);
        using var chain = new ClientChain(own, request.Through);
        var result = await ReadOrganizationAsync(chain.Last, cancellation);
        if (result.Reading is not { } reading)
        {
            var (sentence, whatToDo) = CallErrorText.Explain(result.Error!);
            return context.Fail(sentence, whatToDo);
        }

        // Step 2: which accounts.
        if (AccountSelection.Find(context, request, reading) is not { } accounts)
        {
            return ExitCode.Failure;
        }

        // Step 3: what an earlier run has done.
        using var run = broken is null
            ? AccountsRun.Begin(context, store, options.TimeProvider, request, options.Plan)
            : AccountsRun.GoOn(context, store, broken);

        // Step 4: each account.
        var left = accounts.Where(account => !run.IsDone(account.Id)).ToArray();
        // A reading with holes is none that a member could rely on: it then asks for itself.
        var shared = reading.IsInOrganization && !reading.Gaps.Any() ? reading : null;
        var isInterrupted = false;
        try
        {
            await AccountsProgress.ShowAsync(
                context.Host,
                display => ScanAllAsync(chain.Last, left, run, shared, display, cancellation)
            );
        }
        catch (OperationCanceledException)
        {
            isInterrupted = true;
        }

        // Step 5: what came of it.
        var isWhole = !isInterrupted && _outcomes.Count == left.Length;
        var isDone = isWhole && _outcomes.All(outcome => outcome.IsFinished);
        RemoveOlder(run, isDone);
        AccountsSummary.Say(
            context,
            accounts.Count,
            left,
            [.. _outcomes],
            options.TimeProvider.GetElapsedTime(_start),
            isDone ? null : ResumeText.Of(context, run.Id)
        );
        cancellation.ThrowIfCancellationRequested();
        return isWhole && _outcomes.All(outcome => outcome.Snapshot is not null) ? ExitCode.Done : ExitCode.Failure;
    }

    /// <summary>An earlier scan of an account that now has a snapshot is nothing to go on with, nor is a run that is done.</summary>
    private void RemoveOlder(AccountsRun run, bool isDone)
    {
        try
        {
            run.End(isDone);
            UnfinishedScans.RemoveOlder(
                context,
                _outcomes
                    .Where(outcome => outcome.Snapshot is not null)
                    .Select(outcome => outcome.Account.Id)
                    .ToHashSet(),
                run.StartedAt
            );
        }
        catch (JournalException error)
        {
            context.Warn(error.Message);
        }
    }

    private async Task<OrganizationResult> ReadOrganizationAsync(AwsClient client, CancellationToken cancellation)
    {
        // Who asks for the organization's accounts needs its tree, at whatever depth.
        var depth = request.IsOfOrganization
            ? (ScanDepth)Math.Max((int)options.Plan.Depth, (int)ScanDepth.Standard)
            : options.Plan.Depth;
        return await Scan.ReadOrganizationAsync(
            client,
            options with
            {
                Plan = options.Plan with { Depth = depth },
            },
            cancellation
        );
    }

    private Task ScanAllAsync(
        AwsClient client,
        ScanAccount[] accounts,
        AccountsRun run,
        OrganizationReading? shared,
        AccountsProgress display,
        CancellationToken cancellation
    ) =>
        Parallel.ForEachAsync(
            accounts,
            new ParallelOptions { MaxDegreeOfParallelism = request.Parallel, CancellationToken = cancellation },
            async (account, stop) =>
            {
                using var line = display.Begin(account);
                _outcomes.Add(await ScanAsync(client, account, run, shared, line, stop));
            }
        );

    private async Task<AccountOutcome> ScanAsync(
        AwsClient client,
        ScanAccount account,
        AccountsRun run,
        OrganizationReading? shared,
        IProgress<ScanProgress> progress,
        CancellationToken cancellation
    )
    {
        var left = options.MaxTime - options.TimeProvider.GetElapsedTime(_start);
        if (left <= TimeSpan.Zero)
        {
            return Failed(account, Translate("not begun: the time that the scan was given was over"), statistics: null);
        }

        var journal = run.JournalOf(account.Id);
        using var role = account.Role is { } assumed ? client.Assume(assumed) : null;
        try
        {
            var isMember = shared is not null && shared.Accounts.Any(member => member.Account == account.Id);
            var result = await Scan.RunAsync(
                role ?? client,
                options with
                {
                    MaxTime = left,
                    Organization = isMember ? shared : null,
                },
                journal,
                progress,
                cancellation
            );
            return result.IsSuccess ? Keep(account, journal, result) : NotLetIn(account, journal, result);
        }
        catch (Exception error) when (error is JournalException or StoreException)
        {
            return Failed(account, LedgerWords.Say(error.Message), statistics: null);
        }
    }

    private AccountOutcome Keep(ScanAccount account, ScanJournal journal, ScanResult result)
    {
        lock (_gate)
        {
            store.Save(result.Snapshot!);
            if (result.IsFinished)
            {
                journal.Delete();
            }
        }

        return new AccountOutcome(account, result.Snapshot, result.Statistics, Problem: null, result.IsFinished);
    }

    private static AccountOutcome NotLetIn(ScanAccount account, ScanJournal journal, ScanResult result)
    {
        if (journal.Account is null)
        {
            // Nobody was let in: whatever it holds is nothing to go on with.
            journal.Delete();
        }

        return Failed(account, CallErrorText.Explain(result.Error!).Sentence, result.Statistics);
    }

    private static AccountOutcome Failed(ScanAccount account, string problem, ScanStatistics? statistics) =>
        new(account, Snapshot: null, statistics, problem, IsFinished: false);
}
