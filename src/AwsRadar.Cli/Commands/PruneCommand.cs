using System.CommandLine;
using System.Globalization;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Listings;
using AwsRadar.Cli.Output;
using AwsRadar.Core.Arns;
using AwsRadar.Store;

namespace AwsRadar.Cli.Commands;

/// <summary><c>aws-radar prune</c>: removes old snapshots and gives their space back.</summary>
internal static class PruneCommand
{
    private const string Legend = """
        What --keep or --keep-days keeps is kept, and the newest snapshot of an account always is. What other
        snapshots share with those that go stays. A scan that runs at the same time is not disturbed.

        The exit code is 0 when it is done, 1 when it could not be done or was not confirmed, and 2 when the
        command line cannot be understood.
        """;

    private static readonly Option<int?> Keep = Number(
        "--keep",
        "N",
        "Keep so many of the newest snapshots of each account.",
        least: 1
    );

    private static readonly Option<int?> KeepDays = Number(
        "--keep-days",
        "DAYS",
        "Keep the snapshots of the last so many days.",
        least: 0
    );

    private static readonly Option<AccountId?> Account = AccountOption.Create(
        "--account",
        "Only the snapshots of this account."
    );

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Only list what would be removed." };

    private static readonly Option<bool> Yes = new("--yes", "-y") { Description = "Remove without asking." };

    public static Command Create(CliHost host)
    {
        var command = CommandFactory.Create(
            host,
            "prune",
            "Remove old snapshots from the store and give their space back.",
            RunAsync,
            Keep,
            KeepDays,
            Account,
            DryRun,
            Yes,
            LegendHelp.Create(Legend)
        );
        command.Validators.Add(result =>
        {
            if (result.GetResult(Keep) is null && result.GetResult(KeepDays) is null)
            {
                result.AddError(Translate("Say what to keep: --keep N, --keep-days DAYS, or both."));
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        try
        {
            using var store = SnapshotStore.OpenExisting(context.StorePath);
            var all = store.List(context.Arguments.GetValue(Account));
            var retention = new Retention(context.Arguments.GetValue(Keep), context.Arguments.GetValue(KeepDays));
            var outdated = retention.Outdated(all, context.Host.Time.GetUtcNow());
            var printed = context.Data.Print(
                SnapshotListing.Create(outdated) with
                {
                    WhenEmpty = Translate($"There is nothing to remove: {Counted.Snapshots(all.Count)}, all kept."),
                }
            );
            if (printed != ExitCode.Done || outdated.Count == 0 || context.Arguments.GetValue(DryRun))
            {
                SayDryRun(context, outdated.Count);
                return printed;
            }

            return await IsConfirmedAsync(context, outdated.Count, cancellation) switch
            {
                true => Remove(context, store, outdated),
                false => context.Fail(Translate("Nothing was removed.")),
                null => context.Fail(
                    Translate("Nobody can be asked whether to remove these snapshots: nothing was removed."),
                    Translate("Add --yes to remove them, or --dry-run to list them."),
                    ExitCode.Usage
                ),
            };
        }
        catch (StoreException error)
        {
            return context.Fail(error.Message);
        }
    }

    private static void SayDryRun(CommandContext context, int count)
    {
        if (count > 0)
        {
            context.Say(Translate($"{Counted.Snapshots(count)} would be removed."));
        }
    }

    /// <summary>Null: there is nobody to ask.</summary>
    private static async Task<bool?> IsConfirmedAsync(CommandContext context, int count, CancellationToken cancellation)
    {
        if (context.Arguments.GetValue(Yes))
        {
            return true;
        }

        if (context.Host.Keyboard is not { } keyboard)
        {
            return null;
        }

        var answer = await keyboard.AskAsync(
            Translate($"Remove {Counted.Snapshots(count)} for good? [y/N]"),
            cancellation
        );
        return answer?.Trim().ToUpperInvariant() is "Y" or "YES";
    }

    private static int Remove(CommandContext context, SnapshotStore store, IReadOnlyList<SnapshotSummary> outdated)
    {
        var result = store.Remove([.. outdated.Select(each => each.Id)]);
        context.Say(
            Translate(
                $"{Counted.Snapshots(result.Removed)} removed; the store takes {Size(result.BytesAfter)}, before {Size(result.BytesBefore)}."
            )
        );
        if (!result.IsCompacted)
        {
            context.Warn(
                Translate("Another program held the store, or the disk was full: the space is not given back yet."),
                Translate("The next `aws-radar prune` that finds something to remove gives it back.")
            );
        }

        return ExitCode.Done;
    }

    private static string Size(long bytes) =>
        bytes < 1024 * 1024
            ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.#} KiB")
            : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0 / 1024.0:0.#} MiB");

    private static Option<int?> Number(string name, string helpName, string description, int least) =>
        new(name)
        {
            Description = description,
            HelpName = helpName,
            CustomParser = result =>
            {
                var text = result.Tokens[^1].Value;
                if (
                    int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    && number >= least
                )
                {
                    return number;
                }

                result.AddError(
                    Translate($"`{text}` is not a value of `{name}`: it is a whole number from {least} on.")
                );
                return null;
            },
        };
}
