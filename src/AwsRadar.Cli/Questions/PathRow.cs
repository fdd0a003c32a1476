using System.Collections.Immutable;
using AwsRadar.Core.Graph;

namespace AwsRadar.Cli.Questions;

/// <summary>How somebody becomes somebody else, as one row for programs.</summary>
/// <param name="To">Whom the last step makes one; absent: one who may do everything.</param>
/// <param name="Decision"><c>Allowed</c>, <c>Conditional</c> or <c>Unknown</c>: that of the least sure step.</param>
internal sealed record PathRow(string From, string? To, string Decision, ImmutableArray<PathStepRow> Steps)
{
    public static PathRow Of(AccessPath path) =>
        new(
            path.From,
            path.Steps.IsEmpty ? path.From : path.Steps[^1].To,
            path.Possibility.ToString(),
            [.. path.Steps.Select(PathStepRow.Of)]
        );
}

/// <param name="Method">Such as <c>assume-role</c>.</param>
/// <param name="Actions">What has to be allowed.</param>
/// <param name="Statements">Those that allow it.</param>
/// <param name="Conditions">What must hold, in words.</param>
/// <param name="Unknown">What is not known.</param>
internal sealed record PathStepRow(
    string From,
    string? To,
    string Method,
    string Decision,
    ImmutableArray<string> Actions,
    ImmutableArray<string> Statements,
    ImmutableArray<string> Conditions,
    ImmutableArray<string> Unknown
)
{
    public static PathStepRow Of(AccessStep step) =>
        new(
            step.From,
            step.To,
            step.Method,
            step.Possibility.ToString(),
            [.. step.Grants.SelectMany(grant => grant.Actions)],
            [
                .. step
                    .Grants.SelectMany(grant => grant.Answer.Result.MatchedStatements)
                    .Select(statement => statement.ToString())
                    .Distinct(StringComparer.Ordinal),
            ],
            [.. step.Grants.SelectMany(grant => grant.Conditions).Select(condition => condition.ToString())],
            [.. step.Grants.SelectMany(grant => grant.Answer.Result.UnknownReasons).Select(reason => reason.Message)]
        );
}
