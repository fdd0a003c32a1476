using System.CommandLine;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Completion;
using AwsRadar.Cli.Exporting;
using AwsRadar.Cli.Output;
using AwsRadar.Core.Arns;
using AwsRadar.Store;
using AwsRadar.Store.Exports;

namespace AwsRadar.Cli.Commands;

/// <summary><c>aws-radar export</c>: snapshots for other programs.</summary>
internal static class ExportCommand
{
    private const string Legend = """
        Without --snapshot or --all the newest snapshot of each account is exported. A folder of Parquet files
        takes further exports; `manifest.json` in it says what it holds.

        --redact gives the same name the same pseudonym in every export with the same key. Who has the key can
        tell which name a pseudonym stands for: keep it to yourself.

        The exit code is 0 when it is done, 1 when it could not be done, and 2 when the command line cannot
        be understood.
        """;

    private static readonly Option<string?> Parquet = Target(
        "--parquet",
        "DIR",
        "Write Parquet files, by table, account and scan, which DuckDB, Athena, Trino and Spark read."
    );

    private static readonly Option<string?> Csv = Target("--csv", "DIR", "Write one CSV file for each table.");

    private static readonly Option<string?> Json = Target(
        "--json",
        "FILE",
        "Write one snapshot as one JSON document; `-` for standard output."
    );

    private static readonly Option<string?> GraphMl = Target(
        "--graphml",
        "FILE",
        "Write one snapshot's graph, who belongs to whom, as GraphML, which Gephi, yEd, Neo4j and NetworkX read."
    );

    private static readonly Option<AccountId?> Account = AccountOption.Create("--account", "Only this account.");

    private static readonly Option<bool> All = new("--all")
    {
        Description = "Export all snapshots, not only the newest.",
    };

    private static readonly Option<bool> Redact = new("--redact")
    {
        Description = "Put stable pseudonyms in the place of names, ids and account numbers.",
    };

    private static readonly Option<string?> RedactKey = Target(
        "--redact-key",
        "FILE",
        "The secret that decides the pseudonyms, made if it is not there; without it, a file beside the store."
    );

    private static readonly Option<string?> Snapshot = CreateSnapshot();

    public static Command Create(CliHost host)
    {
        var command = CommandFactory.Create(
            host,
            "export",
            "Write snapshots as Parquet, CSV, JSON or GraphML for other programs.",
            RunAsync,
            Parquet,
            Csv,
            Json,
            GraphMl,
            Snapshot,
            Account,
            All,
            Redact,
            RedactKey,
            LegendHelp.Create(Legend)
        );
        command.Validators.Add(result =>
        {
            Option[] targets = [Parquet, Csv, Json, GraphMl];
            if (targets.Count(target => result.GetResult(target) is not null) != 1)
            {
                result.AddError(
                    Translate("Say what to write: --parquet DIR, --csv DIR, --json FILE or --graphml FILE.")
                );
            }

            if (result.GetResult(Snapshot) is not null && result.GetValue(All))
            {
                result.AddError(Translate("Either --snapshot or --all says what to export."));
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        try
        {
            using var source = SnapshotStore.OpenExisting(context.StorePath);
            using var redacted = context.Arguments.GetValue(Redact)
                ? RedactedStore.Create(source, Choose(context, source), Key(context))
                : null;
            var store = redacted?.Store ?? source;
            var chosen = redacted is null ? Choose(context, store) : store.List();
            if (chosen.Count == 0)
            {
                return context.Fail(
                    Translate($"There is no snapshot to export in `{context.StorePath}`."),
                    Translate("`aws-radar show snapshots` lists them.")
                );
            }

            return (context.Arguments.GetValue(Parquet), context.Arguments.GetValue(Csv)) switch
            {
                ({ } folder, _) => SayParquet(
                    context,
                    folder,
                    chosen,
                    await ParquetExport.WriteAsync(store, chosen, folder, cancellation)
                ),
                (_, { } folder) => CsvExport.Write(context, store, chosen, folder),
                _ when context.Arguments.GetValue(GraphMl) is { } file => GraphMlExport.Write(
                    context,
                    store,
                    chosen,
                    file
                ),
                _ => JsonExport.Write(context, store, chosen, context.Arguments.GetRequiredValue(Json)!),
            };
        }
        catch (StoreException error)
        {
            return context.Fail(error.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return context.Fail(Translate($"The export cannot be written: {FileFault.Of(error)}."));
        }
    }

    private static byte[] Key(CommandContext context) =>
        RedactionKey.Open(context.Arguments.GetValue(RedactKey) ?? context.StorePath + ".redaction-key");

    private static IReadOnlyList<SnapshotSummary> Choose(CommandContext context, SnapshotStore store)
    {
        var account = context.Arguments.GetValue(Account);
        return context.Arguments.GetValue(Snapshot) is { } words
            ? [store.Find(words, account)]
            : [.. store.List(account).Where(each => each.IsLatest || context.Arguments.GetValue(All))];
    }

    private static int SayParquet(
        CommandContext context,
        string folder,
        IReadOnlyList<SnapshotSummary> chosen,
        ExportManifest manifest
    )
    {
        context.WriteData(folder);
        context.Say(
            Translate(
                $"{Counted.Snapshots(chosen.Count)} in {Counted.Tables(manifest.Tables.Length)}; `manifest.json` there lists {Counted.Files(manifest.Files.Length)}."
            )
        );
        return ExitCode.Done;
    }

    private static Option<string?> Target(string name, string helpName, string description) =>
        new(name) { Description = description, HelpName = helpName };

    private static Option<string?> CreateSnapshot()
    {
        var option = new Option<string?>("--snapshot")
        {
            Description = "Export this snapshot: its id or how it begins, `latest`, `previous`, or a day or time.",
            HelpName = "ID",
        };
        option.CompletionSources.Add(SnapshotCompletions.Of);
        return option;
    }
}
