using System.CommandLine;
using AwsRadar.Cli.Coaching;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Lessons;
using AwsRadar.Cli.Scanning;
using AwsRadar.Cli.Scanning.Accounts;
using AwsRadar.Collector;
using AwsRadar.Collector.Files;
using AwsRadar.Collector.Journals;
using AwsRadar.Core.Snapshots;
using AwsRadar.Store;

namespace AwsRadar.Cli.Commands;

/// <summary><c>aws-radar scan</c>: collects IAM into the store, from AWS or from a file that the AWS CLI wrote.</summary>
internal static class ScanCommand
{
    private static readonly Option<string?> FromFile = new("--from-file")
    {
        Description = "Read what `aws iam get-account-authorization-details` printed instead of calling AWS.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Resume = new("--resume")
    {
        Description = "Go on with the scan that was broken off last, or with the one of this id.",
        HelpName = "ID",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<ScanDepth?> Depth = DepthOption.Create(
        "How much to ask for: fast (a few calls), standard, or full (some calls for each user and key)."
    );

    private static readonly Option<TimeSpan?> MaxTime = DurationOption.Create(
        "--max-time",
        "Ask nothing more after so long, such as 90s, 10m or 2h; what was not asked for stays unknown, and `--resume` goes on."
    );

    private static readonly Option<string[]> Services = ServicesOption.CreateServices();

    private static readonly Option<string[]> Regions = ServicesOption.CreateRegions();

    public static Command Create(CliHost host)
    {
        var scan = CommandFactory.Create(
            host,
            "scan",
            "Collect the account's IAM into the store. A denied call does not stop it; what it could not read stays unknown.",
            RunAsync,
            [
                FromFile,
                Resume,
                Depth,
                MaxTime,
                Services,
                Regions,
                .. AccountOptions.All,
                .. CoachOptions.All,
                Lesson.Explain,
            ]
        );
        scan.Validators.Add(result =>
        {
            if (AccountOptions.Fault(result) is { } fault)
            {
                result.AddError(fault);
            }

            var isMany = result.GetResult(AccountOptions.Organization) ?? result.GetResult(AccountOptions.Accounts);
            if (isMany is not null && result.GetResult(FromFile) is not null)
            {
                result.AddError(Translate($"`--from-file` calls nobody: leave out `{isMany.Option.Name}`."));
            }

            if (isMany is not null && result.GetValue(Resume) is not null)
            {
                result.AddError(
                    Translate(
                        $"A scan that is resumed keeps its accounts: leave out `{isMany.Option.Name}`, or the id of `--resume`."
                    )
                );
            }

            if (
                result.GetResult(Resume) is not null
                && (result.GetResult(Depth) ?? result.GetResult(Services) ?? result.GetResult(Regions)) is { } kept
            )
            {
                var name = ((System.CommandLine.Parsing.OptionResult)kept).Option.Name;
                result.AddError(
                    Translate(
                        $"A scan that is resumed keeps the {name.TrimStart('-')} that it was begun with: leave out `{name}`."
                    )
                );
            }

            if (ServicesOption.Fault(result, Services, Regions, Depth) is { } misplaced)
            {
                result.AddError(misplaced);
            }

            if (
                result.GetResult(CoachOptions.Coach) is not null
                && (
                    result.GetResult(FromFile) is not null || result.GetResult(Resume) is not null || isMany is not null
                )
            )
            {
                result.AddError(Translate("`--coach` goes with a scan of one account from its start."));
            }

            if (
                result.GetResult(FromFile) is not null
                && (
                    result.GetResult(Resume)
                    ?? result.GetResult(MaxTime)
                    ?? result.GetResult(Depth)
                    ?? result.GetResult(Services)
                )
                    is { } other
            )
            {
                result.AddError(
                    Translate(
                        $"`--from-file` calls nobody: leave out `{((System.CommandLine.Parsing.OptionResult)other).Option.Name}`."
                    )
                );
            }
        });
        return scan;
    }

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        try
        {
            // Before any call: a scan whose result cannot be kept would be in vain.
            using var store = SnapshotStore.Open(context.StorePath);
            if (context.Arguments.GetValue(FromFile) is { } file)
            {
                return ReadFile(context, store, file, cancellation);
            }

            if (await ScanManyAsync(context, store, cancellation) is { } exit)
            {
                return exit;
            }

            return CoachOptions.Read(context) is { } wish
                ? await new CoachedScan(context, wish).RunAsync(
                    () => ScanAsync(context, store, cancellation),
                    cancellation
                )
                : (await ScanAsync(context, store, cancellation)).ExitCode;
        }
        catch (Exception error) when (error is StoreException or JournalException)
        {
            return context.Fail(LedgerWords.Say(error.Message));
        }
    }

    /// <summary>Null: the scan is of one account.</summary>
    private static async Task<int?> ScanManyAsync(
        CommandContext context,
        SnapshotStore store,
        CancellationToken cancellation
    )
    {
        var areMany = AccountOptions.AreMany(context.Arguments);
        if (context.Arguments.GetResult(Resume) is null)
        {
            return areMany
                ? await new ManyAccountsScan(
                    context,
                    store,
                    Options(context),
                    AccountsRequest.Of(context.Arguments)
                ).RunAsync(broken: null, cancellation)
                : null;
        }

        using var run = UnfinishedScans.FindRun(context, context.Arguments.GetValue(Resume), areMany);
        if (run is null)
        {
            return areMany
                ? context.Fail(
                    Translate($"There is no unfinished scan of many accounts of the store `{context.StorePath}`."),
                    Translate("Begin a new one: the same without `--resume`.")
                )
                : null;
        }

        if ((areMany ? AccountsRequest.Of(context.Arguments) : AccountsRequest.Read(run.Request)) is not { } request)
        {
            return context.Fail(
                Translate($"The scan of many accounts `{run.Id}` was begun by another version of aws-radar."),
                Translate(
                    "Go on with it by the options that it was begun with (`--accounts` or `--organization`, and the role) and `--resume`."
                )
            );
        }

        return await new ManyAccountsScan(context, store, Options(context) with { Plan = run.Plan }, request).RunAsync(
            run,
            cancellation
        );
    }

    private static async Task<(int ExitCode, Snapshot? Snapshot)> ScanAsync(
        CommandContext context,
        SnapshotStore store,
        CancellationToken cancellation
    )
    {
        using var journal = Journal(context, store);
        if (journal is null)
        {
            return (ExitCode.Failure, null);
        }

        Snapshot? kept = null;
        var exit = await LiveScan.RunAsync(
            context,
            store,
            journal,
            Options(context),
            cancellation,
            snapshot => kept = snapshot
        );
        return (exit, kept);
    }

    private static ScanJournal? Journal(CommandContext context, SnapshotStore store)
    {
        if (context.Arguments.GetResult(Resume) is not null)
        {
            return UnfinishedScans.Find(context, context.Arguments.GetValue(Resume));
        }

        UnfinishedScans.SayWhich(context, store);
        return ScanJournal.Begin(context.StorePath);
    }

    private static ScanOptions Options(CommandContext context) =>
        new()
        {
            TimeProvider = context.Host.Time,
            MaxTime = context.Arguments.GetValue(MaxTime),
            Plan = ServicesOption.Complete(
                new ScanPlan { Depth = context.Arguments.GetValue(Depth) ?? ScanDepth.Standard },
                context.Arguments,
                Services,
                Regions
            ),
        };

    private static int ReadFile(
        CommandContext context,
        SnapshotStore store,
        string file,
        CancellationToken cancellation
    )
    {
        var read = AccountAuthorizationFile.Read(file, cancellation);
        if (!read.IsSuccess)
        {
            return context.Fail(read.Error);
        }

        ScanSummary.Say(context, read.Snapshot, store.Save(read.Snapshot), statistics: null);
        return ExitCode.Done;
    }
}
