using System.CommandLine;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Drawing;
using AwsRadar.Cli.Listings;
using AwsRadar.Cli.Output;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Commands;

/// <summary><c>aws-radar show</c>: what a snapshot holds, as tables and as single entities.</summary>
internal static class ShowCommand
{
    private static readonly Option<AccountId?> Account = AccountOption.Create(
        "--account",
        "Only the snapshots of this account."
    );

    private static readonly Option<bool> Gaps = new("--gaps")
    {
        Description = "Only the calls that brought no whole answer.",
    };

    public static Command Create(CliHost host)
    {
        var show = new Command("show", "Show what was collected: tables, or one user, group, role or policy in full.");
        foreach (var command in Lists(host).Concat(Entities(host)))
        {
            show.Add(command);
        }

        return show;
    }

    private static IEnumerable<Command> Lists(CliHost host) =>
        [
            Drawn(
                host,
                "users",
                "Users: groups, policies, MFA, keys.",
                EntityKinds.User,
                snapshot => UserListing.Create(new(snapshot))
            ),
            Drawn(
                host,
                "groups",
                "Groups: members and policies.",
                EntityKinds.Group,
                snapshot => GroupListing.Create(new(snapshot))
            ),
            Drawn(host, "roles", "Roles: whom they trust, policies, last use.", EntityKinds.Role, RoleListing.Create),
            Drawn(
                host,
                "policies",
                "Managed policies: yours, and those of AWS in use.",
                EntityKinds.Policy,
                PolicyListing.Create
            ),
            List(host, "keys", "Access keys: age, status, last use.", snapshot => KeyListing.Create(new(snapshot))),
            List(
                host,
                "coverage",
                "Every call of the scan and how it ended.",
                (context, snapshot) =>
                    context.Data.Print(CoverageListing.Create(snapshot, context.Arguments.GetValue(Gaps))),
                Gaps
            ),
            CommandFactory.Create(
                host,
                "snapshots",
                "The snapshots in the store, the newest first.",
                (context, _) =>
                    Task.FromResult(
                        StoredSnapshot.WithStore(
                            context,
                            store =>
                                context.Data.Print(
                                    SnapshotListing.Create(store.List(context.Arguments.GetValue(Account)))
                                )
                        )
                    ),
                Account
            ),
        ];

    private static IEnumerable<Command> Entities(CliHost host) =>
        [
            Entity(host, EntityKinds.User),
            Entity(host, EntityKinds.Group),
            Entity(host, EntityKinds.Role),
            Entity(host, EntityKinds.Policy),
        ];

    /// <summary>A list that can also be drawn.</summary>
    private static Command Drawn<T>(
        CliHost host,
        string name,
        string description,
        EntityKind<T> kind,
        Func<Snapshot, Listing<T>> create
    )
        where T : class =>
        List(
            host,
            name,
            description,
            (context, snapshot) =>
                DrawingOptions.IsAsked(context)
                    ? DrawingPrinter.Print(context, EntityDrawing.Of(snapshot, kind.All(snapshot).Select(kind.Arn)))
                    : context.Data.Print(create(snapshot)),
            DrawingOptions.Tree
        );

    private static Command List<T>(CliHost host, string name, string description, Func<Snapshot, Listing<T>> create) =>
        List(host, name, description, (context, snapshot) => context.Data.Print(create(snapshot)));

    private static Command List(
        CliHost host,
        string name,
        string description,
        Func<CommandContext, Snapshot, int> print,
        params Option[] options
    ) =>
        CommandFactory.Create(
            host,
            name,
            description,
            (context, _) =>
                DrawingOptions.Faults(context) is { } fault
                    ? Task.FromResult(fault)
                    : StoredSnapshot.UseAsync(
                        context,
                        snapshot =>
                        {
                            var exitCode = print(context, snapshot);
                            SnapshotNote.Say(context, snapshot);
                            return exitCode;
                        }
                    ),
            [.. options, StoredSnapshot.Snapshot, StoredSnapshot.Account]
        );

    private static Command Entity<T>(CliHost host, EntityKind<T> kind)
        where T : class
    {
        var name = new Argument<string>("NAME") { Description = "The name, or the ARN." };
        return CommandFactory.Create(
            host,
            kind.Word,
            $"One {kind.Word} in full.",
            (context, _) =>
                DrawingOptions.Faults(context) is { } fault
                    ? Task.FromResult(fault)
                    : StoredSnapshot.UseAsync(
                        context,
                        snapshot =>
                            kind.Find(snapshot, context.Arguments.GetRequiredValue(name)) is { } entity
                                ? Print(context, snapshot, kind, entity)
                                : context.Fail(kind.NotFound(snapshot, context.Arguments.GetRequiredValue(name)))
                    ),
            name,
            DrawingOptions.Tree,
            StoredSnapshot.Snapshot,
            StoredSnapshot.Account
        );
    }

    private static int Print<T>(CommandContext context, Snapshot snapshot, EntityKind<T> kind, T entity)
        where T : class =>
        DrawingOptions.IsAsked(context)
            ? DrawingPrinter.Print(context, EntityDrawing.Of(snapshot, [kind.Arn(entity)]))
            : DetailsPrinter.Print(context, kind.Describe(snapshot, entity));
}
