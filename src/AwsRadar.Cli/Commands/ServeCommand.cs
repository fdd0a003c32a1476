using System.CommandLine;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Demo;
using AwsRadar.Cli.Pages;
using AwsRadar.Collector;
using AwsRadar.Lab;
using AwsRadar.Store;
using AwsRadar.Web.Serving;

namespace AwsRadar.Cli.Commands;

/// <summary><c>aws-radar serve</c>: the picture on a local page with the store behind it, until Ctrl-C.</summary>
internal static class ServeCommand
{
    /// <summary>Beside the lab's.</summary>
    private const int DefaultPort = 4600;

    private static readonly Option<int> Port = PortOption.Create(DefaultPort);

    private static readonly Option<bool> Open = new("--open") { Description = "Open the page in the browser." };

    private static readonly Option<bool> Lab = new("--lab")
    {
        Description =
            "Show the sample account of a lab instead, with a guided tour of the lesson: user, key, denial, policy, success. Nothing is kept without --store.",
    };

    public static Command Create(CliHost host) =>
        CommandFactory.Create(
            host,
            "serve",
            "Show the picture on a local page with all snapshots of the store behind it. Only this machine reaches it, and only by the address that is printed.",
            RunAsync,
            Port,
            Open,
            Lab,
            StoredSnapshot.Snapshot
        );

    private static Task<int> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        if (context.Arguments.GetValue(Lab))
        {
            return context.Arguments.GetValue(StoredSnapshot.Snapshot) is null
                ? ServeLabAsync(context, cancellation)
                : Task.FromResult(
                    context.Fail(Translate("--lab and --snapshot exclude each other."), exitCode: ExitCode.Usage)
                );
        }

        var first = "";
        var found = StoredSnapshot.Use(
            context,
            snapshot =>
            {
                first = snapshot.Id;
                return ExitCode.Done;
            }
        );

        // Without --snapshot the page shows whatever is the newest when it is loaded.
        var named = context.Arguments.GetValue(StoredSnapshot.Snapshot) is null ? null : first;
        return found == ExitCode.Done
            ? ServeAsync(context, context.StorePath, named, lesson: null, cancellation)
            : Task.FromResult(found);
    }

    private static async Task<int> ServeLabAsync(CommandContext context, CancellationToken cancellation)
    {
        var folder = context.NamedStore is null ? Directory.CreateTempSubdirectory("aws-radar-") : null;
        try
        {
            var store = context.NamedStore ?? Path.Combine(folder!.FullName, "snapshots.db");
            await using var lesson = await PageLesson.StartAsync(store, cancellation);
            return await ServeAsync(context, store, named: null, lesson, cancellation);
        }
        catch (Exception error) when (error is LabStartException or DemoFailure or StoreException)
        {
            return context.Fail(error.Message);
        }
        finally
        {
            folder?.Delete(recursive: true);
        }
    }

    private static async Task<int> ServeAsync(
        CommandContext context,
        string store,
        string? named,
        PageLesson? lesson,
        CancellationToken cancellation
    )
    {
        try
        {
            var port = context.Arguments.GetValue(Port);
            await using var server = await PageServer.StartAsync(
                store,
                named,
                port,
                lesson,
                LedgerWords.Say,
                cancellation
            );
            context.WriteData(server.Address.AbsoluteUri);
            context.Say(Translate("The page is there until Ctrl-C. Who has this address sees the account."));
            using var browser = context.Arguments.GetValue(Open) ? BrowserStart.Show(server.Address) : null;
            if (browser is { IsShown: false })
            {
                context.Warn(Translate("No browser could be started."), Translate("Open the address above."));
            }

            await Task.Delay(Timeout.Infinite, cancellation);
        }
        catch (PageStartException error)
        {
            return context.Fail(
                error.Message,
                Translate("Choose another port with --port N, or --port 0 for any free one.")
            );
        }
        catch (OperationCanceledException)
        {
            context.Say(Translate("The page has stopped."));
        }

        return ExitCode.Done;
    }
}
