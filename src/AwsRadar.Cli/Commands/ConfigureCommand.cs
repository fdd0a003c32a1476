using System.CommandLine;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Profiles;
using AwsRadar.Cli.Scanning;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Profiles;

namespace AwsRadar.Cli.Commands;

/// <summary><c>aws-radar configure</c>: writes a profile that every AWS client reads, and nothing else.</summary>
internal static class ConfigureCommand
{
    public static Command Create(CliHost host) =>
        CommandFactory.Create(
            host,
            "configure",
            "Write a profile to the AWS config and credentials files. The secret is asked for, or read from standard input.",
            RunAsync,
            [.. ConfigureOptions.All, CreateList(host)]
        );

    private static Command CreateList(CliHost host) =>
        CommandFactory.Create(
            host,
            "list-profiles",
            "List the profiles: what their credentials are, their region, and the file.",
            (context, _) => Task.FromResult(List(context))
        );

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        var store = new ProfileStore();
        var name = context.Profile ?? store.DefaultName;
        var (settings, problem) = await ConfigureInput.ReadAsync(context, store, name, cancellation);
        if (problem is not null)
        {
            return context.Fail(problem.Sentence, problem.WhatToDo, ExitCode.Usage);
        }

        var (written, error) = store.Write(name, settings!);
        if (error is not null)
        {
            return Fail(context, error);
        }

        ConfigureReport.Say(context, store, name, settings!, written);
        return ExitCode.Done;
    }

    private static int List(CommandContext context)
    {
        var (profiles, error) = new ProfileStore().List();
        if (error is not null)
        {
            return Fail(context, error);
        }

        foreach (var problem in profiles.Select(profile => profile.Problem).OfType<string>())
        {
            context.Warn(problem);
        }

        return context.Data.Print(ProfileListing.Create(profiles));
    }

    private static int Fail(CommandContext context, CallError error)
    {
        var (sentence, whatToDo) = CallErrorText.Explain(error);
        return context.Fail(
            sentence,
            whatToDo,
            error.Kind is CallErrorKind.Validation ? ExitCode.Usage : ExitCode.Failure
        );
    }
}
