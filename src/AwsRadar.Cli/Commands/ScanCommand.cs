using System.CommandLine;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Scanning;
using AwsRadar.Collector.Files;
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

    public static Command Create(CliHost host) =>
        CommandFactory.Create(
            host,
            "scan",
            "Collect the account's IAM into the store. A denied call does not stop it; what it could not read stays unknown.",
            RunAsync,
            FromFile
        );

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        try
        {
            // Before any call: a scan whose result cannot be kept would be in vain.
            using var store = SnapshotStore.Open(context.StorePath);
            var snapshot = context.Arguments.GetValue(FromFile) is { } file
                ? ReadFile(context, file, cancellation)
                : await LiveScan.RunAsync(context, cancellation);
            return snapshot is null ? ExitCode.Failure : Save(context, store, snapshot);
        }
        catch (StoreException error)
        {
            return context.Fail(error.Message);
        }
    }

    private static Snapshot? ReadFile(CommandContext context, string file, CancellationToken cancellation)
    {
        var read = AccountAuthorizationFile.Read(file, cancellation);
        if (!read.IsSuccess)
        {
            context.Fail(read.Error);
        }

        return read.Snapshot;
    }

    private static int Save(CommandContext context, SnapshotStore store, Snapshot snapshot)
    {
        var saved = store.Save(snapshot);
        ScanSummary.Say(context, snapshot, saved);
        return ExitCode.Done;
    }
}
