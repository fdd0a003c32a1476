using System.CommandLine;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Listings;
using AwsRadar.Cli.Output;
using AwsRadar.Cli.Questions;
using AwsRadar.Core.Access;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Reference;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Commands;

/// <summary><c>aws-radar who-can</c>: everybody who may do something, and why.</summary>
internal static class WhoCanCommand
{
    private static readonly Argument<string> Action = QuestionArguments.Action(
        "What they would do, such as iam:CreateAccessKey; iam:* and s3:Get* ask about each action of a service."
    );

    private static readonly Argument<string?> Resource = new("RESOURCE")
    {
        Description =
            "To what: an ARN, with wildcards to ask about each that fits, user/NAME or role/NAME. Without it: to any resource of the account.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> All = new("--all")
    {
        Description = "Name each of those of whom the answer is unknown for one and the same reason.",
    };

    public static Command Create(CliHost host) =>
        CommandFactory.Create(
            host,
            "who-can",
            "Who may do something, and why? Asks the newest snapshot about everybody.",
            RunAsync,
            [Action, Resource, .. QuestionOptions.OfSnapshot, All, StoredSnapshot.Snapshot, StoredSnapshot.Account]
        );

    private static Task<int> RunAsync(CommandContext context, CancellationToken cancellation) =>
        Task.FromResult(
            Question.Faults(context)
                ?? StoredSnapshot.UseWithOthers(
                    context,
                    account: null,
                    (snapshot, others) => Answer(context, snapshot, others)
                )
        );

    private static int Answer(CommandContext context, Snapshot snapshot, Func<AccountId, Snapshot?>? others)
    {
        var action = context.Arguments.GetRequiredValue(Action);
        if (ActionFault(action) is { } fault)
        {
            return context.Fail(fault, exitCode: ExitCode.Usage);
        }

        var (resource, whatFault) = context.Arguments.GetValue(Resource) is { } text
            ? EntityName.FindResources(snapshot, text)
            : ("*", null);
        if (whatFault is not null)
        {
            return context.Fail(whatFault);
        }

        ActionNote.Say(context, action);
        if (EntityName.NoteIfNew(snapshot, resource!) is { } note)
        {
            context.Warn(note);
        }

        return Question.AskSnapshot(
            context,
            action,
            question =>
                Print(
                    context,
                    snapshot,
                    WhoCan.Ask(new AccountAccess(snapshot, others), question with { Resource = resource! }),
                    action
                )
        );
    }

    private static string? ActionFault(string action)
    {
        if (!action.Contains(':', StringComparison.Ordinal))
        {
            return action is "*"
                ? Translate("`*` is every action of every service: ask about one service, such as iam:*.")
                : Translate($"`{action}` is no action: it begins with its service, such as iam:{action}.");
        }

        if (!action.AsSpan().ContainsAny('*', '?'))
        {
            return null;
        }

        return action[..action.IndexOf(':', StringComparison.Ordinal)].AsSpan().ContainsAny('*', '?')
                ? Translate($"`{action}` reaches over services: ask about one, such as iam:*.")
            : ActionCatalog.Expand(action).Any() ? null
            : Translate($"No action that is known fits `{action}`.");
    }

    private static int Print(CommandContext context, Snapshot snapshot, WhoCanAnswer answer, string action)
    {
        if (context.Query is not null || context.Output is not (null or OutputFormat.Table))
        {
            var exitCode = context.Data.Print(GrantListing.Of(answer));
            if (exitCode != ExitCode.Done)
            {
                return exitCode;
            }
        }
        else
        {
            WhoCanText.Write(context, answer, action, context.Arguments.GetValue(All));
            SnapshotNote.Say(context, snapshot);
        }

        var isUnread = UnreadPrincipals.Say(context, snapshot);
        return answer.Principals.FirstOrDefault()?.Possibility switch
        {
            null when !isUnread => ExitCode.Denied,
            Possibility.Allowed => ExitCode.Done,
            _ => ExitCode.Undetermined,
        };
    }
}
