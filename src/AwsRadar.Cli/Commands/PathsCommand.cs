using System.Collections.Immutable;
using System.CommandLine;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Completion;
using AwsRadar.Cli.Listings;
using AwsRadar.Cli.Output;
using AwsRadar.Cli.Questions;
using AwsRadar.Core.Access;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Graph;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Commands;

/// <summary><c>aws-radar paths</c>: how one becomes another, or an administrator.</summary>
internal static class PathsCommand
{
    private static readonly Argument<string?> From = Optional(
        "FROM",
        "Who begins: a user's or role's name, user/NAME, role/NAME, an ARN, a service or anonymous. Without it: everybody of the account."
    );

    private static readonly Argument<string?> To = Optional(
        "TO",
        "Whom they would become: user/NAME, role/NAME or an ARN."
    );

    private static readonly Option<bool> ToAdmin = new("--to-admin")
    {
        Description = "How they would become somebody who may do everything.",
    };

    public static Command Create(CliHost host) =>
        CommandFactory.Create(
            host,
            "paths",
            "How does one become another, or an administrator? Asks the newest snapshot.",
            RunAsync,
            [From, To, ToAdmin, .. QuestionOptions.OfSnapshot, StoredSnapshot.Snapshot, StoredSnapshot.Account]
        );

    private static Task<int> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        var hasTo = context.Arguments.GetValue(To) is not null;
        if (hasTo == context.Arguments.GetValue(ToAdmin))
        {
            return Task.FromResult(
                context.Fail(
                    hasTo ? Translate("TO and --to-admin exclude each other.") : Translate("Whom would they become?"),
                    Translate(
                        "For example: aws-radar paths alice role/app, aws-radar paths alice --to-admin, aws-radar paths --to-admin"
                    ),
                    ExitCode.Usage
                )
            );
        }

        return Task.FromResult(
            Question.Faults(context)
                ?? StoredSnapshot.UseWithOthers(
                    context,
                    account: null,
                    (snapshot, others) => Answer(context, snapshot, others)
                )
        );
    }

    private static int Answer(CommandContext context, Snapshot snapshot, Func<AccountId, Snapshot?>? others)
    {
        var (from, fromFault) = context.Arguments.GetValue(From) is { } who
            ? EntityName.FindPrincipal(snapshot, who)
            : (null, null);
        var (to, toFault) = context.Arguments.GetValue(To) is { } whom
            ? EntityName.FindPrincipal(snapshot, whom)
            : (null, null);
        if ((fromFault ?? toFault) is { } fault)
        {
            return context.Fail(fault);
        }

        if (to is { Form: not (PrincipalForm.User or PrincipalForm.Role) })
        {
            return context.Fail(Translate($"Nobody becomes `{to}`: name a user or a role of the account."));
        }

        return Question.AskSnapshot(
            context,
            "sts:AssumeRole",
            question =>
            {
                var paths = new AccessPaths(new AccountAccess(snapshot, others), question);
                return Print(
                    context,
                    snapshot,
                    from is null ? paths.FindAllToAdministrator()
                        : to is null ? paths.FindAdministrator(from)
                        : paths.Find(from, to.Text),
                    Headline(from, to)
                );
            }
        );
    }

    private static string Headline(RequestPrincipal? from, RequestPrincipal? to) =>
        $"{from?.Text ?? Translate("Everybody who is no administrator")} → {to?.Text ?? Translate("administrator")}";

    private static int Print(
        CommandContext context,
        Snapshot snapshot,
        ImmutableArray<AccessPath> paths,
        string headline
    )
    {
        if (context.Query is not null || context.Output is not (null or OutputFormat.Table))
        {
            var exitCode = context.Data.Print(PathListing.Of(paths));
            if (exitCode != ExitCode.Done)
            {
                return exitCode;
            }
        }
        else
        {
            PathText.Write(
                context,
                paths,
                paths.IsEmpty ? Translate($"{headline}: there is no way that is known.") : headline
            );
            SnapshotNote.Say(context, snapshot);
        }

        var isUnread = UnreadPrincipals.Say(context, snapshot);
        return paths.FirstOrDefault()?.Possibility switch
        {
            null when !isUnread => ExitCode.Denied,
            Possibility.Allowed => ExitCode.Done,
            _ => ExitCode.Undetermined,
        };
    }

    private static Argument<string?> Optional(string name, string description)
    {
        var argument = new Argument<string?>(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };
        argument.CompletionSources.Add(IdentityCompletions.Of);
        return argument;
    }
}
