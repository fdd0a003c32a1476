using System.CommandLine;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Listings;
using AwsRadar.Cli.Output;
using AwsRadar.Cli.Questions;
using AwsRadar.Core.Access;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Reference;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Commands;

/// <summary><c>aws-radar what-can</c>: all that somebody may do, on which resources and under which conditions.</summary>
internal static class WhatCanCommand
{
    private static readonly Argument<string> Principal = QuestionArguments.Principal(
        "Who: a user's or role's name, user/NAME, role/NAME, an ARN, a service, root or anonymous."
    );

    private static readonly Option<string?> Service = new("--service")
    {
        Description = "Only the actions of one service, such as s3.",
        HelpName = "PREFIX",
    };

    private static readonly Option<string?> Resource = new("--resource")
    {
        Description = "Only to this: an ARN, with wildcards for each that fits, user/NAME or role/NAME.",
        HelpName = "ARN",
    };

    public static Command Create(CliHost host) =>
        CommandFactory.Create(
            host,
            "what-can",
            "What may somebody do, and on which resources? Asks the newest snapshot about every action.",
            RunAsync,
            [
                Principal,
                Service,
                Resource,
                .. QuestionOptions.OfSnapshot,
                StoredSnapshot.Snapshot,
                StoredSnapshot.Account,
            ]
        );

    private static Task<int> RunAsync(CommandContext context, CancellationToken cancellation) =>
        Task.FromResult(
            Question.Faults(context)
                ?? StoredSnapshot.UseWithOthers(
                    context,
                    account: RequestPrincipal.Parse(context.Arguments.GetRequiredValue(Principal)).Account,
                    (snapshot, others) => Answer(context, snapshot, others)
                )
        );

    private static int Answer(CommandContext context, Snapshot snapshot, Func<AccountId, Snapshot?>? others)
    {
        var (principal, whoFault) = EntityName.FindPrincipal(snapshot, context.Arguments.GetRequiredValue(Principal));
        var (resource, whatFault) = context.Arguments.GetValue(Resource) is { } text
            ? EntityName.FindResources(snapshot, text)
            : ("*", null);
        var service = context.Arguments.GetValue(Service);
        var serviceFault =
            service is null || ActionCatalog.TryOpen(service, out _)
                ? null
                : Translate($"`{service}` is no service that is known: give the prefix of its actions, such as s3.");
        return (whoFault ?? serviceFault ?? whatFault) is { } fault
            ? context.Fail(fault)
            : Question.AskSnapshot(
                context,
                service is null ? "*" : $"{service.ToLowerInvariant()}:*",
                question =>
                    Print(
                        context,
                        snapshot,
                        principal!,
                        resource!,
                        WhatCan.Ask(
                            new AccountAccess(snapshot, others),
                            question with
                            {
                                Principal = principal!,
                                Resource = resource!,
                            }
                        )
                    )
            );
    }

    private static int Print(
        CommandContext context,
        Snapshot snapshot,
        RequestPrincipal principal,
        string resource,
        WhatCanAnswer answer
    )
    {
        if (context.Query is not null || context.Output is not (null or OutputFormat.Table))
        {
            var exitCode = context.Data.Print(GrantListing.Of(AskedPrincipal.Of(principal), answer));
            if (exitCode != ExitCode.Done)
            {
                return exitCode;
            }
        }
        else
        {
            WhatCanText.Write(context, answer, principal.Text, resource);
            SnapshotNote.Say(context, snapshot);
        }

        return answer.Grants.FirstOrDefault()?.Possibility switch
        {
            null => ExitCode.Denied,
            Possibility.Allowed => ExitCode.Done,
            _ => ExitCode.Undetermined,
        };
    }
}
