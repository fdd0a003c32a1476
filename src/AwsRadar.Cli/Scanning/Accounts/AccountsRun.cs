using System.Collections.Concurrent;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Collector.Journals;
using AwsRadar.Core.Arns;
using AwsRadar.Store;

namespace AwsRadar.Cli.Scanning.Accounts;

/// <summary>One scan of many accounts, from its begin over all times that it is resumed.</summary>
internal sealed class AccountsRun : IDisposable
{
    private readonly CommandContext _context;
    private readonly Dictionary<AccountId, ScanJournal> _unfinished;
    private readonly HashSet<AccountId> _done;
    private readonly ConcurrentBag<ScanJournal> _begun = [];

    private AccountsRun(
        CommandContext context,
        DateTimeOffset startedAt,
        IEnumerable<ScanJournal> unfinished,
        SnapshotStore? store
    )
    {
        _context = context;
        StartedAt = startedAt;
        _unfinished = unfinished
            .Where(journal => journal.Account is not null)
            .DistinctBy(journal => journal.Account)
            .ToDictionary(journal => journal.Account!.Value);
        _done = store is null
            ? []
            :
            [
                .. store
                    .List()
                    .Where(snapshot => snapshot.StartedAt >= startedAt && !_unfinished.ContainsKey(snapshot.Account))
                    .Select(snapshot => snapshot.Account),
            ];
    }

    /// <summary>When its first part began.</summary>
    public DateTimeOffset StartedAt { get; }

    public static AccountsRun Begin(CommandContext context, SnapshotStore store, TimeProvider time)
    {
        UnfinishedScans.SayWhich(context, store);
        return new AccountsRun(context, time.GetUtcNow(), [], store: null);
    }

    /// <summary>The run that was broken off last; null after having said in one sentence that there is none.</summary>
    public static AccountsRun? FindUnfinished(CommandContext context, SnapshotStore store)
    {
        var journals = ScanJournals.Unfinished(context.StorePath, sentence => context.Warn(sentence));
        var newest = journals.Max(journal => journal.RunStartedAt);
        foreach (var other in journals.Where(journal => newest is null || journal.RunStartedAt != newest))
        {
            other.Dispose();
        }

        if (newest is { } startedAt)
        {
            return new AccountsRun(
                context,
                startedAt,
                journals.Where(journal => journal.RunStartedAt == newest),
                store
            );
        }

        context.Fail(
            $"There is no unfinished scan of many accounts of the store `{context.StorePath}`.",
            "Begin a new one: the same without `--resume`."
        );
        return null;
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

    public void Dispose()
    {
        foreach (var journal in _unfinished.Values.Concat(_begun))
        {
            journal.Dispose();
        }
    }
}
