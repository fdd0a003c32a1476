using System.CommandLine;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Cli.Profiles;
using AwsRadar.Cli.Scanning;
using AwsRadar.Client;
using AwsRadar.Client.Calls;

namespace AwsRadar.Cli.Commands;

/// <summary><c>aws-radar whoami</c>: which identity AWS sees, where its credentials come from, and where calls go.</summary>
internal static class WhoamiCommand
{
    public static Command Create(CliHost host) =>
        CommandFactory.Create(
            host,
            "whoami",
            "Say which identity is in use, where its credentials, region and endpoint come from. It needs no permission.",
            RunAsync
        );

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        using var client = new AwsClient(context.ClientOptions);
        // The nearest question first: without credentials there is nothing to send, without an endpoint nowhere to.
        var identity = await client.IdentityAsync(cancellation);
        var endpoint = client.EndpointOf("sts");
        if ((identity.Error ?? endpoint.Error) is { } nothingSent)
        {
            return Fail(context, nothingSent);
        }

        var result = await client.CallAsync("sts", "GetCallerIdentity", default, cancellation);
        return result.IsSuccess
            ? DetailsPrinter.Print(
                context,
                WhoamiDetails.Create(new Whoami(result.Output, identity.Identity!, endpoint.Endpoint!))
            )
            : Fail(
                context,
                result.Error,
                Translate($"The key in use is {identity.Identity!.MaskedAccessKeyId}, from {identity.Identity.Origin}.")
            );
    }

    private static int Fail(CommandContext context, CallError error, string? key = null)
    {
        var (sentence, whatToDo) = CallErrorText.Explain(error);
        return context.Fail(sentence, (key, whatToDo) is ({ }, { }) ? $"{key} {whatToDo}" : key ?? whatToDo);
    }
}
