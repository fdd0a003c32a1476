using System.CommandLine;
using AwsRadar.Cli.Calling;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Demo;
using AwsRadar.Cli.Output;
using AwsRadar.Client;
using AwsRadar.Core.Arns;
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

    private static readonly Option<AccountId?> AccountNumber = AccountOption.Create(
        "--account-id",
        "Which account of the state file; without it, the one that the lab started with. A running lab tells it by the key."
    );

    public static Command Create(CliHost host) =>
        CommandFactory.Create(
            host,
            "export",
            "Print a lab's account as `aws iam get-account-authorization-details` does.",
            RunAsync,
            State,
            AccountNumber
        );

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        var account = context.Arguments.GetValue(AccountNumber);
        if (context.Arguments.GetValue(State) is not { } path)
        {
            if (account is not null)
            {
                return context.Fail(
                    Translate("`--account-id` chooses an account of a state file, and there is no `--state`."),
                    Translate(
                        "With a running lab the key chooses: export AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY of that account."
                    ),
                    ExitCode.Usage
                );
            }

            // What AWS itself holds is no lab: the export would be complete, but nobody asked for it.
            using var running = new AwsClient(context.ClientOptions with { RequireLoopback = true });
            return await PrintAsync(context, running, cancellation);
        }

        try
        {
            await using var lab = await LabServer.StartAsync(
                new LabOptions { Account = LabAccount.FromState(path), AccountId = account },
                cancellation
            );
            using var client = LabAdministrator.ClientFor(lab, lab.RootCredentials);
            return await PrintAsync(context, client, cancellation);
        }
        catch (LabStartException error)
        {
            return context.Fail(error.Message, Translate("Without --state, the export asks the lab that is running."));
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
