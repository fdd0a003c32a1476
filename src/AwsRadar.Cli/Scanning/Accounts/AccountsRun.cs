using System.Collections.Concurrent;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Collector;
using AwsRadar.Collector.Journals;
using AwsRadar.Core.Arns;
using AwsRadar.Store;

namespace AwsRadar.Cli.Scanning.Accounts;

/// <summary>One scan of many accounts, from its begin over all times that it is resumed.</summary>
internal sealed class AccountsRun : IDisposable
{
    private readonly CommandContext _context;
    private readonly RunJournal _run;
    private readonly Dictionary<AccountId, ScanJournal> _unfinished;
    private readonly HashSet<AccountId> _done;
    private readonly ConcurrentBag<ScanJournal> _begun = [];

    private AccountsRun(
        CommandContext context,
        RunJournal run,
        IEnumerable<ScanJournal> unfinished,
        SnapshotStore? store
    )
    {
        (_context, _run) = (context, run);
        _unfinished = unfinished.DistinctBy(journal => journal.Account).ToDictionary(journal => journal.Account!.Value);
        _done = store is null
            ? []
            :
            [
                .. store
                    .List()
                    .Where(snapshot =>
                        snapshot.StartedAt >= run.StartedAt && !_unfinished.ContainsKey(snapshot.Account)
                    )
                    .Select(snapshot => snapshot.Account),
            ];
    }

    /// <summary>When its first part began.</summary>
    public DateTimeOffset StartedAt => _run.StartedAt;

    /// <summary>Names it for <c>--resume</c>.</summary>
    public string Id => _run.Id;

    public static AccountsRun Begin(
        CommandContext context,
        SnapshotStore store,
        TimeProvider time,
        AccountsRequest request,
        ScanPlan plan
    )
    {
        UnfinishedScans.SayWhich(context, store);
        return new AccountsRun(
            context,
            RunJournal.Begin(context.StorePath, time.GetUtcNow(), plan, request.ToJson()),
            [],
            store: null
        );
    }

    /// <summary>One that was broken off.</summary>
    /// <param name="run">Belongs to the result.</param>
    public static AccountsRun GoOn(CommandContext context, SnapshotStore store, RunJournal run)
    {
        var journals = ScanJournals.Unfinished(context.StorePath, sentence => context.Warn(sentence));
        foreach (var other in journals.Where(journal => journal.RunStartedAt != run.StartedAt))
        {
            other.Dispose();
        }

        var own = journals.Where(journal => journal.RunStartedAt == run.StartedAt).ToLookup(IsNamed);
        foreach (var unnamed in own[false])
        {
            // Killed before it was known which account it is of: that account is begun anew.
            unnamed.Delete();
        }

        return new AccountsRun(context, run, own[true], store);
    }

    /// <summary>Forgets earlier runs that asked for the same, and this one too if there is nothing left to go on with.</summary>
    public void End(bool isDone)
    {
        foreach (var other in RunJournal.Unfinished(_context.StorePath, sentence => _context.Warn(sentence)))
        {
            if (other.StartedAt < StartedAt && other.Request.AsSpan().SequenceEqual(_run.Request))
            {
                other.Delete();
            }

            other.Dispose();
        }

        if (isDone)
        {
            _run.Delete();
        }
    }

    /// <summary>Whether an earlier part of the run has stored the account's snapshot.</summary>
    public bool IsDone(AccountId account) => _done.Contains(account);

    public ScanJournal JournalOf(AccountId account)
    {
        if (_unfinished.TryGetValue(account, out var journal))
        {
            return journal;
        }

        journal = ScanJournal.Begin(_context.StorePath, StartedAt);
        _begun.Add(journal);
        return journal;
    }

    private static bool IsNamed(ScanJournal journal) => journal.Account is not null;

    public void Dispose()
    {
        foreach (var journal in _unfinished.Values.Concat(_begun))
        {
            journal.Dispose();
        }

        _run.Dispose();
    }
}
