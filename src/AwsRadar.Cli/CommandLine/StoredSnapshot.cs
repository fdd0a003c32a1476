using System.CommandLine;
using AwsRadar.Cli.Completion;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;
using AwsRadar.Store;

namespace AwsRadar.Cli.CommandLine;

/// <summary>The snapshot that a question is put to: the newest in the store, or the one that <c>--snapshot</c> names.</summary>
internal static class StoredSnapshot
{
    public static readonly Option<string?> Snapshot = Create();

    public static readonly Option<AccountId?> Account = AccountOption.Create(
        "--account",
        "Ask about this account, where the store has several; without it the one that was scanned last."
    );

    /// <summary>
    /// Runs with the snapshot, and with what finds the newest of other accounts; null, where a certain snapshot was asked for.
    /// </summary>
    /// <param name="account">Whose snapshot it is, if the store has one and no option says otherwise.</param>
    public static int UseWithOthers(
        CommandContext context,
        AccountId? account,
        Func<Snapshot, Func<AccountId, Snapshot?>?, int> use
    ) =>
        WithStore(
            context,
            store =>
            {
                var isChosen =
                    context.Arguments.GetValue(Snapshot) is not null || context.Arguments.GetValue(Account) is not null;
                var snapshot = isChosen || account is null ? null : store.Latest(account);
                return (snapshot ?? Find(context, store)) is not { } found ? SayEmpty(context)
                    : context.Arguments.GetValue(Snapshot) is not null ? use(found, null)
                    : use(found, other => store.Latest(other));
            }
        );

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
        context.Arguments.GetValue(Snapshot) is { } words
            ? store.Get(store.Find(words, context.Arguments.GetValue(Account)).Id)
            : store.Latest(context.Arguments.GetValue(Account));

    private static int SayEmpty(CommandContext context) =>
        context.Fail(
            context.Arguments.GetValue(Account) is { } account
                ? Translate($"There is no snapshot of account {account} in `{context.StorePath}`.")
                : Translate($"There is no snapshot yet in `{context.StorePath}`."),
            Translate(
                "Run `aws-radar scan`, or `aws-radar scan --from-file FILE`; `aws-radar demo` shows it all without an account."
            )
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
