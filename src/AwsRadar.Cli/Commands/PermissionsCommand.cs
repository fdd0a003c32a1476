using System.CommandLine;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Cli.Scanning;
using AwsRadar.Collector;
using AwsRadar.Core.Arns;

namespace AwsRadar.Cli.Commands;

/// <summary><c>aws-radar permissions</c>: the exact policy that a scan needs, made from the calls that it makes.</summary>
internal static class PermissionsCommand
{
    private static readonly Option<AccountId?> Account = AccountOption.Create(
        "--account-id",
        "Limit the policy to the resources of this account."
    );

    private static readonly Option<ScanDepth?> Depth = DepthOption.Create(
        "For a scan of this depth: fast, standard or full."
    );

    public static Command Create(CliHost host) =>
        CommandFactory.Create(
            host,
            "permissions",
            "Print the exact policy that a scan needs: no action more, no action less.",
            (context, _) =>
                Task.FromResult(
                    context.Data.PrintJson(
                        ScanPermissions.ToPolicyJson(
                            context.Arguments.GetValue(Account),
                            depth: context.Arguments.GetValue(Depth) ?? ScanDepth.Standard
                        ),
                        context.Output ?? OutputFormat.Json
                    )
                ),
            Account,
            Depth
        );
}
