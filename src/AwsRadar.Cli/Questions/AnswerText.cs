using System.Collections.Immutable;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;

namespace AwsRadar.Cli.Questions;

/// <summary>An answer for people: the decision first, then why, then what each statement said.</summary>
internal static class AnswerText
{
    /// <param name="hints">Options that would tell what is not known.</param>
    /// <param name="assumed">Types of policies that were not read and are taken to forbid nothing.</param>
    /// <param name="why">In place of what the result alone tells; null: nothing is.</param>
    /// <param name="unread">Permissions that the scan lacked to read what bears on the answer.</param>
    public static void Write(
        CommandContext context,
        RequestContext request,
        EvaluationResult result,
        ImmutableArray<StatementExplanation> explanations,
        ImmutableArray<PolicyType> assumed,
        ImmutableArray<string> unread,
        string? why,
        params ReadOnlySpan<string> hints
    )
    {
        context.WriteData(
            TerminalText.Escape($"{Word(result.Decision)}  {request.Principal} · {request.Action} · {request.Resource}")
        );
        context.WriteData("");
        context.WriteData(
            Translate(
                $"  why      {TerminalText.Escape(why ?? Why(result, request.Principal.Form == PrincipalForm.Root))}"
            )
        );
        foreach (var reason in result.UnknownReasons)
        {
            context.WriteData(Translate($"  unknown  {TerminalText.Escape(reason.Message)}"));
        }

        // Where not all of the request is known, a key that could change the answer has made it unknown.
        var couldMatter = request.Context.IsComplete || result.Decision == Decision.Unknown;
        if (couldMatter && !result.MissingContextKeys.IsEmpty)
        {
            context.WriteData(
                Translate(
                    $"  missing  {string.Join(", ", result.MissingContextKeys.Select(TerminalText.Escape))} (give it with --context KEY=VALUE)"
                )
            );
        }

        if (!unread.IsEmpty)
        {
            context.WriteData(
                Translate($"  unread   the scan lacked {string.Join(", ", unread.Select(TerminalText.Escape))}")
            );
        }

        if (hints.Length > 0)
        {
            context.WriteData(Translate($"  tell it  {string.Join(", ", hints)}"));
        }

        foreach (var line in AssumptionText.Lines(assumed))
        {
            context.WriteData(line);
        }

        foreach (var explanation in explanations)
        {
            context.WriteData(
                $"  {Mark(explanation.Applies)}  {TerminalText.Escape($"{explanation.Effect} {explanation.Statement}: {explanation.Message}")}"
            );
        }
    }

    /// <summary>Whether a statement has a say, as wide as the widest of the words for it.</summary>
    private static string Mark(bool? applies)
    {
        var (yes, no, unknown) = (Translate("applies"), Translate("not"), Translate("unknown"));
        var width = new[] { yes, no, unknown }.Max(DisplayWidth.Of);
        return DisplayWidth.Pad(
            applies is { } known
                ? known
                    ? yes
                    : no
                : unknown,
            width
        );
    }

    private static string Word(Decision decision) =>
        decision switch
        {
            Decision.Allowed => Translate("ALLOWED"),
            Decision.ImplicitlyDenied => Translate("DENIED"),
            Decision.ExplicitlyDenied => Translate("DENIED"),
            _ => Translate("UNKNOWN"),
        };

    private static string Why(EvaluationResult result, bool isRoot)
    {
        var statements = string.Join(", ", result.MatchedStatements.Select(statement => statement.ToString()));
        var policies = Kind(result.DecidedBy);
        return result.Decision switch
        {
            Decision.Allowed when result.DecidedBy is null && isRoot => Translate(
                "The root user needs no policy's permission in its own account."
            ),
            Decision.Allowed when statements.Length == 0 => Translate("No policy has a say in it."),
            Decision.Allowed => Translate($"{statements} allows it, and nothing forbids it."),
            Decision.ExplicitlyDenied => Translate($"{statements} forbids it. No Allow can outweigh that."),
            Decision.ImplicitlyDenied => Translate(
                $"No {policies} allows it. Nothing forbids it either: an Allow there would help."
            ),
            _ => Translate("What is known does not decide it."),
        };
    }

    private static string Kind(PolicyType? type) =>
        type switch
        {
            PolicyType.Identity => Translate("policy of the principal"),
            PolicyType.Resource => Translate("policy of the resource"),
            PolicyType.Trust => Translate("trust policy of the role"),
            PolicyType.PermissionsBoundary => Translate("permissions boundary"),
            PolicyType.Session => Translate("session policy"),
            PolicyType.ServiceControl => Translate("service control policy, at one of the levels,"),
            PolicyType.ResourceControl => Translate("resource control policy, at one of the levels,"),
            PolicyType.VpcEndpoint => Translate("VPC endpoint policy"),
            _ => "policy",
        };
}
