using System.Collections.Immutable;
using System.CommandLine;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Listings;
using AwsRadar.Cli.Output;
using AwsRadar.Cli.Questions;
using AwsRadar.Core.Access;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Commands;

/// <summary><c>aws-radar can</c>: may somebody in the account do something, and why.</summary>
internal static class CanCommand
{
    private static readonly Argument<string> Principal = QuestionArguments.Principal(
        "Who asks: a user's or role's name, user/NAME, role/NAME, an ARN, a service, root or anonymous."
    );

    private static readonly Argument<string> Action = QuestionArguments.Action(
        "What they ask to do, such as iam:ListUsers."
    );

    private static readonly Argument<string> Resource = new("RESOURCE")
    {
        Description = "To what: an ARN, user/NAME, role/NAME, or * for an action that works on nothing in particular.",
    };

    private static readonly Option<bool> Explain = new("--explain")
    {
        Description = "Tell of each statement whether it applies, and if not, why.",
    };

    public static Command Create(CliHost host) =>
        CommandFactory.Create(
            host,
            "can",
            "May somebody in the account do something, and why? Asks the newest snapshot.",
            RunAsync,
            [
                Principal,
                Action,
                Resource,
                .. QuestionOptions.OfSnapshot,
                Explain,
                StoredSnapshot.Snapshot,
                StoredSnapshot.Account,
            ]
        );

    private static Task<int> RunAsync(CommandContext context, CancellationToken cancellation) =>
        Task.FromResult(
            Question.Faults(context)
                ?? StoredSnapshot.UseWithOthers(
                    context,
                    RequestPrincipal.Parse(context.Arguments.GetRequiredValue(Principal)).Account,
                    (snapshot, others) => Answer(context, snapshot, others)
                )
        );

    private static int Answer(CommandContext context, Snapshot snapshot, Func<AccountId, Snapshot?>? others)
    {
        var (principal, whoFault) = EntityName.FindPrincipal(snapshot, context.Arguments.GetRequiredValue(Principal));
        var (resource, whatFault) = EntityName.FindResource(snapshot, context.Arguments.GetRequiredValue(Resource));
        var action = context.Arguments.GetRequiredValue(Action);
        var actionFault = action.Contains(':', StringComparison.Ordinal)
            ? null
            : Translate($"`{action}` is no action: it begins with its service, such as iam:{action}.");
        if ((whoFault ?? actionFault ?? whatFault) is { } fault)
        {
            return context.Fail(fault);
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
                    new AccountAccess(snapshot, others).AskWithReason(
                        question with
                        {
                            Principal = principal!,
                            Resource = resource!,
                        }
                    )
                )
        );
    }

    private static int Print(CommandContext context, Snapshot snapshot, AccessAnswer answer)
    {
        if (context.Query is not null || context.Output is not (null or OutputFormat.Table or OutputFormat.Text))
        {
            context.Data.PrintJson(AccessAnswerJson.Write(snapshot, answer));
        }
        else
        {
            AnswerText.Write(
                context,
                answer.Request,
                answer.Result,
                context.Arguments.GetValue(Explain) ? answer.Explain() : ImmutableArray<StatementExplanation>.Empty,
                answer.Assumed,
                answer.MissingPermissions,
                UnlessText.Why(snapshot, answer),
                Hints(answer)
            );
            SnapshotNote.Say(context, snapshot);
        }

        return DecisionExitCode.Of(answer.Result.Decision);
    }

    /// <summary>What the user may know although the snapshot does not.</summary>
    private static string[] Hints(AccessAnswer answer)
    {
        (PolicyType Type, string Option)[] files =
        [
            (PolicyType.Resource, "--resource-policy FILE"),
            (PolicyType.ServiceControl, "--scp FILE"),
            (PolicyType.ResourceControl, "--rcp FILE"),
        ];
        var isOwnerKnown =
            answer.Request.ResourceAccount is not null
            || !Arn.TryParse(answer.Request.Resource, out var arn)
            || !arn.Account.IsEmpty;
        return
        [
            .. files
                .Where(file =>
                    answer.Result.UnknownReasons.Any(reason => reason.Policy is null && reason.PolicyType == file.Type)
                )
                .Select(file => file.Option),
            .. answer.AllowedUnless.IsEmpty
                ? Array.Empty<string>()
                : [QuestionOptions.AssumeNoOrganizationPolicies.Name],
            .. answer.Result.Decision == Decision.Unknown && !isOwnerKnown
                ? ["--resource-account ID"]
                : Array.Empty<string>(),
        ];
    }
}
