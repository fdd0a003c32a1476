using System.CommandLine;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Core.Arns;
using AwsRadar.Lab;
using AwsRadar.Lab.Accounts;

namespace AwsRadar.Cli.Commands;

/// <summary><c>aws-radar lab</c>: the local AWS endpoint, until Ctrl-C.</summary>
internal static class LabCommand
{
    /// <summary>Above the system ports and outside the usual ephemeral range.</summary>
    public const int DefaultPort = 4599;

    private static readonly Option<int> Port = new("--port")
    {
        Description = "The port on 127.0.0.1; 0 takes a free one.",
        HelpName = "N",
        DefaultValueFactory = _ => DefaultPort,
    };

    private static readonly Option<string> Account = new("--account")
    {
        Description =
            "What is in the account: sample, empty, or a file that `aws iam get-account-authorization-details` printed.",
        HelpName = "sample|empty|FILE",
        DefaultValueFactory = _ => "sample",
    };

    private static readonly Option<AccountId?> AccountNumber = AccountOption.Create(
        "--account-id",
        "The account's twelve digits."
    );

    public static Command Create(CliHost host) =>
        CommandFactory.Create(
            host,
            "lab",
            "Run a local AWS endpoint for IAM and STS that verifies signatures and enforces policies. No account, no cost.",
            RunAsync,
            Port,
            Account,
            AccountNumber
        );

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        var options = new LabOptions
        {
            Port = context.Arguments.GetValue(Port),
            AccountId = context.Arguments.GetValue(AccountNumber),
            Account = LabAccount.Parse(context.Arguments.GetValue(Account)!),
        };

        try
        {
            await using var lab = await LabServer.StartAsync(options, cancellation);
            Announce(context, lab);
            await Task.Delay(Timeout.Infinite, cancellation);
        }
        catch (LabStartException error)
        {
            return context.Fail(error.Message, Remedy(error.Failure));
        }
        catch (OperationCanceledException)
        {
            context.Say("The lab has stopped; its account is gone.");
        }

        return ExitCode.Done;
    }

    private static void Announce(CommandContext context, LabServer lab)
    {
        context.Say(
            $"aws-radar lab · account {lab.AccountId} at {lab.Endpoint.GetLeftPart(UriPartial.Authority)} · Ctrl-C stops it"
        );
        context.Say("Paste this into another terminal, and any AWS client there talks to the lab as its root user:");
        context.Say();
        foreach (var (name, value) in lab.EnvironmentVariables)
        {
            context.WriteData($"export {name}={value}");
        }

        // A profile or a session of that shell would otherwise win over, or mix with, the lab's key.
        context.WriteData("unset AWS_PROFILE AWS_SESSION_TOKEN");
        context.Host.Out.Flush();
        context.Say();
        context.Say(
            "Try:  aws iam list-users        aws-radar scan        python3 -c 'import boto3; print(boto3.client(\"iam\").list_users())'"
        );
    }

    private static string Remedy(LabStartFailure failure) =>
        failure switch
        {
            LabStartFailure.Port => "Choose another one with --port N, or --port 0 for any free one.",
            LabStartFailure.Account =>
                "Write such a file with: aws iam get-account-authorization-details > account.json",
            _ => "Leave it out, and the lab makes a key of its own.",
        };
}
