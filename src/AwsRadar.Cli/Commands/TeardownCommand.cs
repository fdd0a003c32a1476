using System.CommandLine;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Lessons;
using AwsRadar.Cli.Setup;

namespace AwsRadar.Cli.Commands;

/// <summary><c>aws-radar teardown</c>: removes exactly what setup made, or changes its key.</summary>
internal static class TeardownCommand
{
    private static readonly Option<string?> Keys = new("--keys")
    {
        Description = "Leave everything in place and rotate or deactivate the key.",
        HelpName = "rotate|deactivate",
    };

    static TeardownCommand() => Keys.Limit(KeyChange.Words);

    public static Command Create(CliHost host) =>
        CommandFactory.Create(
            host,
            "teardown",
            "Remove what setup and the coach made, and nothing else; the list is shown first.",
            RunAsync,
            [.. SetupOptions.All, Keys, Lesson.Explain]
        );

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        var names = SetupOptions.Read(context);
        if (names.AdminProfile.Length == 0)
        {
            return context.Fail(SetupWords.TeardownNeedsAdmin, exitCode: ExitCode.Usage);
        }

        var isAgreed = context.Arguments.GetValue(SetupOptions.Yes);
        try
        {
            return context.Arguments.GetValue(Keys) is { } change
                ? await KeyChange.RunAsync(context, names, change, isAgreed, cancellation)
                : await new TeardownRun(context, names, isAgreed).RunAsync(cancellation);
        }
        catch (SetupException problem)
        {
            return context.Fail(problem.Message, problem.WhatToDo);
        }
    }
}
