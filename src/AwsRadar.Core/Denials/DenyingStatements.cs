using System.Collections.Immutable;
using AwsRadar.Core.Access;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Denials;

/// <summary>Looks in a snapshot for the statements that forbid what AWS denied.</summary>
public static class DenyingStatements
{
    /// <summary>
    /// Those of the policy type that AWS names; empty where the snapshot does not have them, does not know the principal, or
    /// has other statements to say about it than AWS had.
    /// </summary>
    public static ImmutableArray<DenyingStatement> Find(Snapshot snapshot, Denial denial)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(denial);
        if (denial is not { IsExplicit: true, Principal: { } principal, Actions: [var action] })
        {
            return [];
        }

        var answer = new AccountAccess(snapshot).Ask(
            new AccessQuestion
            {
                Principal = RequestPrincipal.Parse(principal),
                Action = action,
                Resource = denial.Resource ?? "*",
            }
        );
        return answer.Result.Decision == Decision.ExplicitlyDenied
            ?
            [
                .. answer
                    .Result.MatchedStatements.Where(match =>
                        denial.DecidedBy is null || match.PolicyType == denial.DecidedBy
                    )
                    .Where(match => denial.PolicyArn is null || IsOf(match, denial.PolicyArn))
                    .Select(match => new DenyingStatement(
                        match.PolicyType,
                        match.Policy,
                        NameOf(match),
                        DenialSource.Snapshot
                    )),
            ]
            : [];
    }

    private static string NameOf(MatchedStatement match) =>
        string.IsNullOrEmpty(match.Sid) ? $"{match.Index + 1}" : match.Sid;

    /// <summary>A snapshot names a policy by its ARN or by the last part of it.</summary>
    private static bool IsOf(MatchedStatement match, string arn) =>
        arn.EndsWith(match.Policy, StringComparison.Ordinal) || match.Policy.Contains(arn, StringComparison.Ordinal);
}
