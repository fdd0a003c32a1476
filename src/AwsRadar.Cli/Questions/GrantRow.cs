using System.Collections.Immutable;
using AwsRadar.Core.Access;
using AwsRadar.Core.Policies;

namespace AwsRadar.Cli.Questions;

/// <summary>What somebody may do to what, as one row for programs.</summary>
/// <param name="Decision"><c>Allowed</c>, <c>Conditional</c> or <c>Unknown</c>.</param>
/// <param name="IsWhole">It holds for each resource that fits; otherwise for some.</param>
/// <param name="Statements">Those that allow it.</param>
/// <param name="Conditions">What must hold, in words.</param>
/// <param name="Assumed">Types of policies that were not read and are taken to forbid nothing.</param>
internal sealed record GrantRow(
    string Kind,
    string Principal,
    string Name,
    string Decision,
    ImmutableArray<string> Actions,
    string Resource,
    bool IsWhole,
    ImmutableArray<string> Statements,
    ImmutableArray<string> Conditions,
    ImmutableArray<string> Unknown,
    ImmutableArray<string> Assumed
)
{
    public static GrantRow Of(AskedPrincipal who, AccessGrant grant) =>
        new(
            GrantText.Kind(who.Kind),
            who.Key,
            who.Name,
            grant.Possibility.ToString(),
            grant.Actions,
            grant.Resource,
            grant.IsWhole,
            [.. grant.Answer.Result.MatchedStatements.Select(statement => statement.ToString())],
            [.. grant.Conditions.Select(condition => condition.ToString())],
            grant.Possibility == Possibility.Unknown ? GrantText.Reasons(grant) : [],
            [.. grant.Answer.Assumed.Select(type => type.ToName())]
        );
}
