using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Client;
using AwsRadar.Collector;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Scanning;

/// <summary>A scan of AWS, or of a lab, with its progress on a terminal.</summary>
internal static class LiveScan
{
    /// <summary>The snapshot; null after having said in one sentence why nothing could be read.</summary>
    public static async Task<Snapshot?> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        using var client = new AwsClient(context.ClientOptions);
        await SayWhoAndWhereAsync(context, client, cancellation);
        var options = new ScanOptions { TimeProvider = context.Host.Time };
        var result = await ScanProgressLine.ShowAsync(
            context.Host,
            progress => Scan.RunAsync(client, options, progress, cancellation)
        );
        if (!result.IsSuccess)
        {
            var (sentence, whatToDo) = CallErrorText.Explain(result.Error);
            context.Fail(sentence, whatToDo);
        }

        return result.Snapshot;
    }

    /// <summary>Before the first call: a variable or profile that somebody else set should not go unnoticed.</summary>
    private static async Task SayWhoAndWhereAsync(
        CommandContext context,
        AwsClient client,
        CancellationToken cancellation
    )
    {
        if (
            context.Host.IsErrorTerminal
            && client.EndpointOf("iam") is { Endpoint: { } endpoint }
            && await client.IdentityAsync(cancellation) is { Identity: { } identity }
        )
        {
            context.Say(
                TerminalText.Escape(
                    $"As {identity.MaskedAccessKeyId} ({identity.Origin}) at {endpoint.Url.GetLeftPart(UriPartial.Authority)} ({endpoint.Source})"
                )
            );
        }
    }
}
