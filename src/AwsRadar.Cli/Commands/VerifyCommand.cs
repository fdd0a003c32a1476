using System.CommandLine;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Listings;
using AwsRadar.Cli.Output;
using AwsRadar.Store;

namespace AwsRadar.Cli.Commands;

/// <summary><c>aws-radar verify</c>: is everything that is stored what was written.</summary>
internal static class VerifyCommand
{
    private const string Legend = """
        Every entity, list and snapshot has a SHA-256 checksum; all of them are computed again.

        The exit code is 0 when all is whole, and 1 when something is damaged or the store cannot be read.
        """;

    public static Command Create(CliHost host) =>
        CommandFactory.Create(
            host,
            "verify",
            "Check every checksum of every snapshot in the store, and name what is damaged.",
            (context, _) => Task.FromResult(Run(context)),
            LegendHelp.Create(Legend)
        );

    private static int Run(CommandContext context)
    {
        try
        {
            using var store = SnapshotStore.OpenExisting(context.StorePath);
            var result = store.Verify();
            var printed = context.Data.Print(DamageListing.Create(result));
            if (result.Damaged.Count == 0)
            {
                return printed;
            }

            var snapshots = result.Damaged.Select(each => each.Snapshot).Distinct(StringComparer.Ordinal).Count();
            return context.Fail(
                Translate($"Damaged in `{store.Path}`: {snapshots} of {Counted.Snapshots(result.Snapshots)}."),
                Translate(
                    "The others can still be read. Restore a copy of the file, or scan again and remove the damaged ones with `aws-radar prune`."
                )
            );
        }
        catch (StoreException error)
        {
            return context.Fail(error.Message);
        }
    }
}
