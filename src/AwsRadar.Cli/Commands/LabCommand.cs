using System.CommandLine;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Labs;
using AwsRadar.Cli.Output;
using AwsRadar.Core.Arns;
using AwsRadar.Lab;
using AwsRadar.Lab.Accounts;
using AwsRadar.Lab.Fixtures;

namespace AwsRadar.Cli.Commands;

/// <summary><c>aws-radar lab</c>: the local AWS endpoint, until Ctrl-C.</summary>
internal static class LabCommand
{
    /// <summary>Above the system ports and outside the usual ephemeral range.</summary>
    public const int DefaultPort = 4599;

    private static readonly Option<int> Port = PortOption.Create(DefaultPort);

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

    private static readonly Option<string?> Organization = new("--organization")
    {
        Description =
            "Other accounts, units and policies that are there from the start, and who belongs to whom; see docs/lab.md.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> State = new("--state")
    {
        Description = "Keep the account in this file, through Ctrl-C and kill; a new file begins with --account.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Fixtures = new("--fixtures")
    {
        Description =
            "Answer for other services from JSON results of the AWS CLI, SERVICE/Operation.json in this folder; sample: those of the sample account.",
        HelpName = "sample|FOLDER",
    };

    private static readonly Option<WithoutFixture> Missing = new("--without-fixture")
    {
        Description =
            "What has no fixture is refused with the name of the file that would answer it, which is the default, or listed as empty.",
        HelpName = "refuse|empty",
    };

    public static Command Create(CliHost host) =>
        CommandFactory.Create(
            host,
            "lab",
            "Run a local AWS endpoint that verifies signatures and enforces policies: IAM, STS, Organizations, and other services from fixtures. No account, no cost.",
            RunAsync,
            Port,
            Account,
            AccountNumber,
            Organization,
            State,
            Fixtures,
            Missing,
            LabRootKey.Id,
            LabRootKey.Secret,
            LabOidcKeys.File,
            LabExport.Create(host)
        );

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        var root = LabRootKey.Read(context.Arguments, out var problem);
        if (problem is not null)
        {
            return context.Fail(problem, exitCode: ExitCode.Usage);
        }

        var oidcKeys = LabOidcKeys.Read(context.Arguments, out problem);
        if (problem is not null)
        {
            return context.Fail(problem, exitCode: ExitCode.Usage);
        }

        var account = LabAccount.Parse(context.Arguments.GetValue(Account)!);
        var options = new LabOptions
        {
            Port = context.Arguments.GetValue(Port),
            AccountId = context.Arguments.GetValue(AccountNumber),
            Account = account,
            Organization = context.Arguments.GetValue(Organization) is { } organization
                ? LabOrganization.FromFile(organization)
                : null,
            StateFile = context.Arguments.GetValue(State),
            Fixtures = context.Arguments.GetValue(Fixtures) is { } fixtures ? LabFixtures.Parse(fixtures) : null,
            WithoutFixture = context.Arguments.GetValue(Missing),
            RootCredentials = root,
            OidcKeySets = oidcKeys,
        };

        try
        {
            await using var lab = await LabServer.StartAsync(options, cancellation);
            var hasNewKeys = !lab.IsResumed && account != LabAccount.Sample;
            new LabAnnouncement(context, lab, isSecretGiven: root is not null, hasNewKeys).Print();
            await Task.Delay(Timeout.Infinite, cancellation);
        }
        catch (LabStartException error)
        {
            foreach (var sentence in error.Problems)
            {
                context.Say(TerminalText.Escape(sentence));
            }

            var exitCode = error.Failure is LabStartFailure.Fixtures ? ExitCode.Usage : ExitCode.Failure;
            return context.Fail(error.Message, Remedy(error.Failure), exitCode);
        }
        catch (OperationCanceledException)
        {
            context.Say(
                options.StateFile is { } file
                    ? Translate($"The lab has stopped; its account is in `{file}`.")
                    : Translate("The lab has stopped; its account is gone.")
            );
        }

        return ExitCode.Done;
    }

    private static string Remedy(LabStartFailure failure) =>
        failure switch
        {
            LabStartFailure.Port => Translate("Choose another one with --port N, or --port 0 for any free one."),
            LabStartFailure.Account => Translate(
                "Write such a file with: aws iam get-account-authorization-details > account.json"
            ),
            LabStartFailure.Fixtures => Translate(
                "A fixture is what the AWS CLI prints: aws ec2 describe-vpcs > FOLDER/ec2/DescribeVpcs.json"
            ),
            LabStartFailure.Organization => Translate("docs/lab.md shows such a file."),
            LabStartFailure.State => Translate("Name another file with --state FILE."),
            LabStartFailure.OidcKeys => Translate("Put there what the issuer's jwks_uri serves."),
            _ => Translate("Leave it out, and the lab makes a key of its own."),
        };
}
