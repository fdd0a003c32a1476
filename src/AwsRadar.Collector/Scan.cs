using System.Globalization;
using AwsRadar.Client;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Iam;
using AwsRadar.Collector.Journals;
using AwsRadar.Collector.Organizations;

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
        journal?.Start(options.TimeProvider.GetUtcNow(), options.Plan, options.Organization);
        var runner = Runner(client, options, journal, progress, out var answers);
        var ledger = runner.Ledger;
        var plan = journal?.Plan ?? options.Plan;
        // Neither IAM nor the organization has regions.
        var home =
            plan.Services.IsEmpty && plan.Depth < ScanDepth.Full
                ? null
                : (await client.IdentityAsync(cancellationToken)).Identity?.Region;
        try
        {
            return await ResumedCaller.CheckAsync(answers, journal, cancellationToken) is { } error
                ? ScanResult.Failure(error, ledger.Statistics)
                : await AccountScan.RunAsync(
                    runner,
                    journal,
                    journal is null ? options.Organization : journal.Organization,
                    home,
                    cancellationToken
                );
        }
        catch (ScanStoppedException stopped)
        {
            return ScanResult.Failure(stopped.Error, ledger.Statistics);
        }
    }

    /// <summary>
    /// Reads who asks and the organization of its account, for scans of the organization's other accounts.
    /// </summary>
    /// <param name="client">Of the management account, or of a delegated administrator; others are told little.</param>
    /// <param name="options">Patience and the clock.</param>
    /// <param name="cancellationToken">Ends it without a result.</param>
    public static async Task<OrganizationResult> ReadOrganizationAsync(
        AwsClient client,
        ScanOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var runner = Runner(client, options ?? new ScanOptions(), journal: null, progress: null, out _);
        try
        {
            // As in a scan: the ledger keeps what the client says.
            CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
            var caller = await CallerCollector.CollectAsync(runner, cancellationToken);
            if (caller is not { Account: { } account, Arn: { } arn })
            {
                return new OrganizationResult(null, caller.Error);
            }

            var organization = await OrganizationCollector.CollectAsync(runner, cancellationToken);
            return new OrganizationResult(
                new OrganizationReading(account, arn, organization, runner.Ledger.ToCoverage(account)),
                Error: null
            );
        }
        catch (ScanStoppedException stopped)
        {
            return new OrganizationResult(null, stopped.Error);
        }
    }

    private static CallRunner Runner(
        AwsClient client,
        ScanOptions options,
        ScanJournal? journal,
        IProgress<ScanProgress>? progress,
        out AnswerSource answers
    )
    {
        var ledger = new Ledger(progress is null ? null : new SpokenProgress(progress), options.TimeProvider);
        answers = new AnswerSource(client, journal, ledger, GlobalRegion);
        return new CallRunner(
            answers,
            new Lifeline(answers),
            new TimeBudget(options.MaxTime, options.TimeProvider),
            options,
            journal?.Plan ?? options.Plan,
            ledger
        );
    }
}
