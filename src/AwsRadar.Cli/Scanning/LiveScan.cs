using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Client;
using AwsRadar.Collector;
using AwsRadar.Collector.Journals;
using AwsRadar.Core.Snapshots;
using AwsRadar.Store;

namespace AwsRadar.Cli.Scanning;

/// <summary>A scan of AWS, or of a lab, from the first call to the stored snapshot, with its progress on a terminal.</summary>
internal static class LiveScan
{
    /// <param name="kept">Told of the snapshot once it is stored.</param>
    public static async Task<int> RunAsync(
        CommandContext context,
        SnapshotStore store,
        ScanJournal journal,
        ScanOptions options,
        CancellationToken cancellation,
        Action<Snapshot>? kept = null
    )
    {
        try
        {
            var result = await AskAsync(context, journal, options, cancellation);
            if (!result.IsSuccess)
            {
                return Fail(context, journal, result);
            }

            var exit = Keep(context, store, journal, result);
            kept?.Invoke(result.Snapshot);
            return exit;
        }
        catch (OperationCanceledException)
        {
            UnfinishedScans.SayHowToGoOn(context, journal);
            throw;
        }
        catch (Exception error) when (error is JournalException or StoreException)
        {
            var exitCode = context.Fail(LedgerWords.Say(error.Message));
            UnfinishedScans.SayHowToGoOn(context, journal);
            return exitCode;
        }
    }

    private static async Task<ScanResult> AskAsync(
        CommandContext context,
        ScanJournal journal,
        ScanOptions options,
        CancellationToken cancellation
    )
    {
        using var client = new AwsClient(context.ClientOptions);
        if (!journal.IsComplete)
        {
            await SayWhoAndWhereAsync(context, client, cancellation);
        }

        context.Lesson.Step("iam", "GetAccountAuthorizationDetails", default);
        return await ScanProgressLine.ShowAsync(
            context.Host,
            progress => Scan.RunAsync(client, options, journal, progress, cancellation)
        );
    }

    private static int Keep(CommandContext context, SnapshotStore store, ScanJournal journal, ScanResult result)
    {
        var earlier = ScanChanges.Earlier(store, result.Snapshot!);
        var saved = store.Save(result.Snapshot!);
        try
        {
            if (result.IsFinished)
            {
                journal.Delete();
            }

            UnfinishedScans.RemoveOlder(context, journal, result.Snapshot!);
        }
        catch (JournalException error)
        {
            // The snapshot is stored; the next scan removes what is left.
            context.Warn(LedgerWords.Say(error.Message));
        }

        ScanSummary.Say(context, result.Snapshot!, saved, result.Statistics, earlier);
        if (!result.IsFinished)
        {
            UnfinishedScans.SayHowToGoOn(context, journal);
        }

        return ExitCode.Done;
    }

    private static int Fail(CommandContext context, ScanJournal journal, ScanResult result)
    {
        var (sentence, whatToDo) = CallErrorText.Explain(result.Error!);
        var exitCode = context.Fail(sentence, whatToDo);
        UnfinishedScans.SayHowToGoOn(context, journal);
        return exitCode;
    }

    /// <summary>Before the first call: a variable or profile that somebody else set should not go unnoticed.</summary>
    private static async Task SayWhoAndWhereAsync(
        CommandContext context,
        AwsClient client,
        CancellationToken cancellation
    )
    {
        if (
            context.Host.IsErrorTerminal
            && client.EndpointOf("iam") is { Endpoint: { } endpoint }
            && await client.IdentityAsync(cancellation) is { Identity: { } identity }
        )
        {
            context.Say(
                TerminalText.Escape(
                    Translate(
                        $"As {identity.MaskedAccessKeyId} ({identity.Origin}) at {endpoint.Url.GetLeftPart(UriPartial.Authority)} ({endpoint.Source})"
                    )
                )
            );
        }
    }
}
