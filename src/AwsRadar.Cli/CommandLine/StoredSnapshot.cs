using System.CommandLine;
using AwsRadar.Cli.Completion;
using AwsRadar.Core.Snapshots;
using AwsRadar.Store;

namespace AwsRadar.Cli.CommandLine;

/// <summary>The snapshot that a question is put to: the newest in the store, or the one that <c>--snapshot</c> names.</summary>
internal static class StoredSnapshot
{
    public static readonly Option<string?> Snapshot = Create();

    /// <summary>Runs with the snapshot, or says in one sentence why there is none.</summary>
    public static Task<int> UseAsync(CommandContext context, Func<Snapshot, int> use) =>
        Task.FromResult(Use(context, use));

    /// <summary>Runs with the snapshot, or says in one sentence why there is none.</summary>
    public static int Use(CommandContext context, Func<Snapshot, int> use) =>
        WithStore(context, store => Find(context, store) is { } snapshot ? use(snapshot) : SayEmpty(context));

    /// <summary>Runs with the store, or says in one sentence why it cannot be read.</summary>
    public static int WithStore(CommandContext context, Func<SnapshotStore, int> use)
    {
        try
        {
            using var store = SnapshotStore.OpenExisting(context.StorePath);
            return use(store);
        }
        catch (StoreException error) when (error.Problem == StoreProblem.Missing)
        {
            return SayEmpty(context);
        }
        catch (StoreException error)
        {
            return context.Fail(error.Message);
        }
    }

    private static Snapshot? Find(CommandContext context, SnapshotStore store) =>
        context.Arguments.GetValue(Snapshot) is { } words ? store.Get(store.Find(words).Id) : store.Latest();

    private static int SayEmpty(CommandContext context) =>
        context.Fail(
            $"There is no snapshot yet in `{context.StorePath}`.",
            "Run `aws-radar scan`, or `aws-radar scan --from-file FILE`; `aws-radar demo` shows it all without an account."
        );

    private static Option<string?> Create()
    {
        var option = new Option<string?>("--snapshot")
        {
            Description =
                "Ask this snapshot instead of the newest: its id or how it begins, `previous`, or a day or time.",
            HelpName = "ID",
        };
        option.CompletionSources.Add(SnapshotCompletions.Of);
        return option;
    }
}
