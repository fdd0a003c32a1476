using AwsRadar.Client;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Iam;
using AwsRadar.Collector.Journals;

namespace AwsRadar.Collector;

/// <summary>Collects IAM of one account, with few calls, and keeps account of each in the coverage ledger.</summary>
/// <remarks>docs/scan.md lists the calls. A call that fails leaves a hole that the ledger names; it never stops the scan.</remarks>
public static class Scan
{
    private const string GlobalRegion = "global";

    /// <summary>Reads the account of the client's identity.</summary>
    /// <param name="client">Its identity needs the permissions of <see cref="ScanPermissions"/>; it may lack some.</param>
    /// <param name="options">What is read, patience and the clock.</param>
    /// <param name="journal">
    /// Keeps the answers, so that a scan that is broken off can be resumed; one that was is resumed here. Null: nothing is kept.
    /// </param>
    /// <param name="progress">Told of each call and each wait, from any thread.</param>
    /// <param name="cancellationToken">Ends the scan without a snapshot.</param>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    public static async Task<ScanResult> RunAsync(
        AwsClient client,
        ScanOptions? options = null,
        ScanJournal? journal = null,
        IProgress<ScanProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        options ??= new ScanOptions();
        journal?.Start(options.TimeProvider.GetUtcNow(), options.Plan);
        var ledger = new Ledger(progress, options.TimeProvider);
        var answers = new AnswerSource(client, journal, ledger, GlobalRegion);
        var budget = new TimeBudget(options.MaxTime, options.TimeProvider);
        var runner = new CallRunner(
            answers,
            new Lifeline(answers),
            budget,
            options,
            journal?.Plan ?? options.Plan,
            ledger
        );
        try
        {
            return await ResumedCaller.CheckAsync(answers, journal, cancellationToken) is { } error
                ? ScanResult.Failure(error, ledger.Statistics)
                : await AccountScan.RunAsync(runner, journal, cancellationToken);
        }
        catch (ScanStoppedException stopped)
        {
            return ScanResult.Failure(stopped.Error, ledger.Statistics);
        }
    }
}
