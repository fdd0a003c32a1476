using System.CommandLine;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Pages;
using AwsRadar.Web.Serving;

namespace AwsRadar.Cli.Commands;

/// <summary><c>aws-radar serve</c>: the picture on a local page with the store behind it, until Ctrl-C.</summary>
internal static class ServeCommand
{
    /// <summary>Beside the lab's.</summary>
    private const int DefaultPort = 4600;

    private static readonly Option<int> Port = new("--port")
    {
        Description = "The port on 127.0.0.1; 0 takes a free one.",
        HelpName = "N",
        DefaultValueFactory = _ => DefaultPort,
    };

    private static readonly Option<bool> Open = new("--open") { Description = "Open the page in the browser." };

    public static Command Create(CliHost host) =>
        CommandFactory.Create(
            host,
            "serve",
            "Show the picture on a local page with all snapshots of the store behind it. Only this machine reaches it, and only by the address that is printed.",
            RunAsync,
            Port,
            Open,
            StoredSnapshot.Snapshot
        );

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        var first = "";
        var found = StoredSnapshot.Use(
            context,
            snapshot =>
            {
                first = snapshot.Id;
                return ExitCode.Done;
            }
        );
        if (found != ExitCode.Done)
        {
            return found;
        }

        try
        {
            // Without --snapshot the page shows whatever is the newest when it is loaded.
            var named = context.Arguments.GetValue(StoredSnapshot.Snapshot) is null ? null : first;
            var port = context.Arguments.GetValue(Port);
            await using var server = await PageServer.StartAsync(context.StorePath, named, port, cancellation);
            context.WriteData(server.Address.AbsoluteUri);
            context.Say("The page is there until Ctrl-C. Who has this address sees the account.");
            using var browser = context.Arguments.GetValue(Open) ? BrowserStart.Show(server.Address) : null;
            if (browser is { IsShown: false })
            {
                context.Warn("No browser could be started.", "Open the address above.");
            }

            await Task.Delay(Timeout.Infinite, cancellation);
        }
        catch (PageStartException error)
        {
            return context.Fail(error.Message, "Choose another port with --port N, or --port 0 for any free one.");
        }
        catch (OperationCanceledException)
        {
            context.Say("The page has stopped.");
        }

        return ExitCode.Done;
    }
}
