using System.CommandLine;
using AwsRadar.Cli.Calling;
using AwsRadar.Cli.CommandLine;

namespace AwsRadar.Cli.Commands;

/// <summary>Every command, in the order in which a newcomer meets them.</summary>
internal static class AllCommands
{
    /// <param name="target">The operation that the command line calls; null for other commands.</param>
    /// <param name="words">The command line as it was typed.</param>
    public static IEnumerable<Command> Create(CliHost host, CallTarget? target, string[] words) =>
        [
            DemoCommand.Create(host),
            LabCommand.Create(host),
            ConfigureCommand.Create(host),
            SetupCommand.Create(host),
            TeardownCommand.Create(host),
            WhoamiCommand.Create(host),
            CallCommand.Create(host, target, words),
            ExplainDeniedCommand.Create(host),
            PermissionsCommand.Create(host),
            ScanCommand.Create(host),
            ShowCommand.Create(host),
            DiffCommand.Create(host),
            ReportCommand.Create(host),
            ServeCommand.Create(host),
            CanCommand.Create(host),
            WhoCanCommand.Create(host),
            WhatCanCommand.Create(host),
            PathsCommand.Create(host),
            FindingsCommand.Create(host),
            EvaluateCommand.Create(host),
            PolicyCommand.Create(host),
            SqlCommand.Create(host),
            ExportCommand.Create(host),
            VerifyCommand.Create(host),
            PruneCommand.Create(host),
            CompletionCommand.Create(host),
        ];
}
