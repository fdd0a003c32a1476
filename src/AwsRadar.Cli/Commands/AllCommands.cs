using System.CommandLine;
using AwsRadar.Cli.CommandLine;

namespace AwsRadar.Cli.Commands;

/// <summary>Every command, in the order in which a newcomer meets them.</summary>
internal static class AllCommands
{
    public static IEnumerable<Command> Create(CliHost host) =>
        [
            DemoCommand.Create(host),
            LabCommand.Create(host),
            WhoamiCommand.Create(host),
            PermissionsCommand.Create(host),
            ScanCommand.Create(host),
            ShowCommand.Create(host),
            ReportCommand.Create(host),
            EvaluateCommand.Create(host),
            PolicyCommand.Create(host),
        ];
}
