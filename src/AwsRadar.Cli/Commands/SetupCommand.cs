using System.CommandLine;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Lessons;
using AwsRadar.Cli.Scanning;
using AwsRadar.Cli.Setup;
using AwsRadar.Cli.Setup.Printing;

namespace AwsRadar.Cli.Commands;

/// <summary><c>aws-radar setup</c>: the identity that a scan needs, made or written down.</summary>
internal static class SetupCommand
{
    private const string Legend = """
        With --admin-profile it looks at the account, shows what it would make, asks, makes it, writes the profile, waits until
        AWS accepts it and proves it. Run again it changes nothing, or goes on where it was broken off. Entities of these names
        that it did not make are never touched.

        Without --admin-profile, or with --print, nothing is called: it prints the same as commands of the AWS CLI, a
        CloudFormation template, Terraform, steps in the console, or (stackset) the template of the role for many accounts.
        """;

    private static readonly Option<string?> Print = new("--print")
    {
        Description = "Print it instead: cli, cloudformation, terraform, console or stackset.",
        HelpName = "FORM",
    };

    static SetupCommand() => Print.Limit(SetupPrinter.Forms);

    public static Command Create(CliHost host)
    {
        var setup = CommandFactory.Create(
            host,
            "setup",
            "Make the least-privileged identity that a scan needs, as an administrator; or print how.",
            RunAsync,
            [
                .. SetupOptions.All,
                SetupOptions.As,
                SetupOptions.Depth,
                SetupOptions.Services,
                SetupOptions.Regions,
                SetupOptions.Wider,
                Print,
                Lesson.Explain,
                LegendHelp.Create(Legend),
            ]
        );
        setup.Validators.Add(result =>
        {
            if (
                ServicesOption.Fault(result, SetupOptions.Services, SetupOptions.Regions, SetupOptions.Depth) is
                { } fault
            )
            {
                result.AddError(fault);
            }
        });
        return setup;
    }

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        var names = SetupOptions.Read(context);
        try
        {
            if (context.Arguments.GetValue(Print) is { } form)
            {
                return SetupPrinter.Print(context, names, form);
            }

            if (names.AdminProfile.Length == 0)
            {
                context.Say(SetupWords.NeedsAdmin);
                return SetupPrinter.Print(context, names, SetupPrinter.Cli);
            }

            return await new SetupRun(context, names, context.Arguments.GetValue(SetupOptions.Yes)).RunAsync(
                cancellation
            );
        }
        catch (SetupException problem)
        {
            return context.Fail(problem.Message, problem.WhatToDo);
        }
    }
}
