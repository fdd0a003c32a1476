using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Collector.Journals;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;
using AwsRadar.Store;

namespace AwsRadar.Cli.Scanning;

/// <summary>Scans of this store that were broken off: which there are, and how to go on.</summary>
internal static class UnfinishedScans
{
    /// <summary>
    /// The one that <c>--resume</c> means: the newest, or that of an id; null after having said in one sentence that there is
    /// none.
    /// </summary>
    public static ScanJournal? Find(CommandContext context, string? id)
    {
        var journals = Open(context);
        var found = journals.FirstOrDefault(journal =>
            id is null
                ? journal.RunStartedAt is null
                : string.Equals(journal.Id, id, StringComparison.OrdinalIgnoreCase)
        );
        Dispose(journals.Where(journal => journal != found));
        if (found?.RunStartedAt is not null)
        {
            found.Dispose();
            context.Fail(
                Translate($"The scan `{found.Id}` is part of a scan of many accounts."),
                Translate(
                    "Go on with all of it: `aws-radar scan --resume` without an id, or with the one that the scan told."
                )
            );
            return null;
        }

        if (found is null)
        {
            var which = id is null ? "" : $" `{id}`";
            context.Fail(
                Translate(
                    $"There is no unfinished scan{which} of the store `{context.StorePath}` that no other process is at work with."
                ),
                Translate("Begin a new one with `aws-radar scan`.")
            );
        }

        return found;
    }

    /// <summary>
    /// The scan of many accounts that <c>--resume</c> means: that of an id, or the newest if no scan of one account began later;
    /// null: it means none.
    /// </summary>
    /// <param name="isOfMany">Scans of one account are not meant.</param>
    public static RunJournal? FindRun(CommandContext context, string? id, bool isOfMany)
    {
        var runs = RunJournal.Unfinished(context.StorePath, sentence => context.Warn(sentence));
        var later = DateTimeOffset.MinValue;
        if (id is null && !isOfMany && runs.Count > 0)
        {
            var journals = Open(context);
            later = journals.Where(journal => journal.RunStartedAt is null).Max(journal => journal.StartedAt) ?? later;
            Dispose(journals);
        }

        var found = runs.FirstOrDefault(run =>
            id is null ? run.StartedAt >= later : string.Equals(run.Id, id, StringComparison.OrdinalIgnoreCase)
        );
        foreach (var other in runs.Where(run => run != found))
        {
            other.Dispose();
        }

        return found;
    }

    /// <summary>Before a new scan: removes what an earlier one no longer needs, and says what could be gone on with.</summary>
    public static void SayWhich(CommandContext context, SnapshotStore store)
    {
        var journals = Open(context);
        var stored =
            journals.Count == 0 ? [] : store.List().Select(summary => summary.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var journal in journals)
        {
            if (journal is { IsComplete: true, SnapshotId: { } id } && stored.Contains(id))
            {
                journal.Delete();
            }
            else if (journal.RunStartedAt is null)
            {
                context.Say(
                    Translate(
                        $"A scan of {Time(journal)} is unfinished ({Counted.Answers(journal.Answers)}); this is a new one. To go on with that: {ResumeText.Of(context, journal.Id)}"
                    )
                );
            }
        }

        foreach (var run in RunJournal.Unfinished(context.StorePath, sentence => context.Warn(sentence)))
        {
            context.Say(
                Translate(
                    $"A scan of many accounts of {run.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm'Z'} is unfinished; this is a new one. To go on with that: {ResumeText.Of(context, run.Id)}"
                )
            );
            run.Dispose();
        }

        Dispose(journals);
    }

    /// <summary>Says, where there is something to go on with, that nothing is lost.</summary>
    public static void SayHowToGoOn(CommandContext context, ScanJournal journal)
    {
        if (journal.Answers > 0)
        {
            context.Say(
                Translate(
                    $"Kept     {Counted.Answers(journal.Answers)}; nothing that is stored has changed. Go on: {ResumeText.Of(context, journal.Id)}"
                )
            );
        }
    }

    /// <summary>Removes the journals of the account's scans that began before one that now has a snapshot.</summary>
    public static void RemoveOlder(CommandContext context, ScanJournal than, Snapshot snapshot)
    {
        var journals = Open(context);
        foreach (var journal in journals)
        {
            if (journal.Account == snapshot.Account && journal.StartedAt < than.StartedAt)
            {
                journal.Delete();
            }
        }

        Dispose(journals);
    }

    /// <summary>Removes the journals of scans of these accounts that began before a run that has scanned them all.</summary>
    public static void RemoveOlder(CommandContext context, IReadOnlySet<AccountId> accounts, DateTimeOffset before)
    {
        var journals = Open(context);
        foreach (var journal in journals)
        {
            if (journal.Account is { } account && accounts.Contains(account) && journal.StartedAt < before)
            {
                journal.Delete();
            }
        }

        Dispose(journals);
    }

    private static IReadOnlyList<ScanJournal> Open(CommandContext context) =>
        ScanJournals.Unfinished(context.StorePath, sentence => context.Warn(sentence));

    private static void Dispose(IEnumerable<ScanJournal> journals)
    {
        foreach (var journal in journals)
        {
            journal.Dispose();
        }
    }

    private static string Time(ScanJournal journal) => $"{journal.StartedAt?.UtcDateTime:yyyy-MM-dd HH:mm'Z'}";
}
