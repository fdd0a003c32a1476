using System.CommandLine;
using AwsRadar.Cli.Calling;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Demo;
using AwsRadar.Cli.Output;
using AwsRadar.Client;
using AwsRadar.Lab;
using AwsRadar.Lab.Accounts;

namespace AwsRadar.Cli.Labs;

/// <summary>
/// <c>aws-radar lab export</c>: a lab's account as <c>aws iam get-account-authorization-details</c> prints it, for
/// <c>--account</c> and <c>scan --from-file</c>. Keys, passwords and MFA devices are not in it.
/// </summary>
internal static class LabExport
{
    private static readonly Option<string?> State = new("--state")
    {
        Description = "A state file that no lab has open; without it, the running lab that the AWS variables point to.",
        HelpName = "FILE",
    };

    public static Command Create(CliHost host) =>
        CommandFactory.Create(
            host,
            "export",
            "Print a lab's account as `aws iam get-account-authorization-details` does.",
            RunAsync,
            State
        );

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        if (context.Arguments.GetValue(State) is not { } path)
        {
            // What AWS itself holds is no lab: the export would be complete, but nobody asked for it.
            using var running = new AwsClient(context.ClientOptions with { RequireLoopback = true });
            return await PrintAsync(context, running, cancellation);
        }

        try
        {
            await using var lab = await LabServer.StartAsync(
                new LabOptions { Account = LabAccount.FromState(path) },
                cancellation
            );
            using var client = LabAdministrator.ClientFor(lab, lab.RootCredentials);
            return await PrintAsync(context, client, cancellation);
        }
        catch (LabStartException error)
        {
            return context.Fail(error.Message, "Without --state, the export asks the lab that is running.");
        }
    }

    private static Task<int> PrintAsync(CommandContext context, AwsClient client, CancellationToken cancellation)
    {
        var target = CallTarget.Find("iam", "get-account-authorization-details")!;
        return new CallRunner(context, context.Output ?? OutputFormat.Json, target, client).RunAsync(
            default,
            new(MaxItems: null, Start: null),
            new CallFiles(Upload: null, OutFile: null),
            cancellation
        );
    }
}
