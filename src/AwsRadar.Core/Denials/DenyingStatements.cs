using System.Collections.Immutable;
using AwsRadar.Core.Access;
using AwsRadar.Core.Arns;
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
    /// <param name="snapshot">The principal's account.</param>
    /// <param name="others">
    /// Snapshots of other accounts: the one that manages the organization has its policies; null: nothing is known of them.
    /// </param>
    public static ImmutableArray<DenyingStatement> Find(
        Snapshot snapshot,
        Denial denial,
        Func<AccountId, Snapshot?>? others = null
    )
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(denial);
        if (denial is not { IsExplicit: true, Principal: { } principal, Actions: [var action] })
        {
            return [];
        }

        var answer = new AccountAccess(snapshot, others).Ask(
            new AccessQuestion
            {
                Principal = RequestPrincipal.Parse(principal),
                Action = action,
                Resource = denial.Resource ?? "*",
            }
        );
        var names = NamesOf(denial.PolicyArn, snapshot, others);
        return answer.Result.Decision == Decision.ExplicitlyDenied
            ?
            [
                .. answer
                    .Result.MatchedStatements.Where(match =>
                        denial.DecidedBy is null || match.PolicyType == denial.DecidedBy
                    )
                    .Where(match => denial.PolicyArn is null || IsOf(match, denial.PolicyArn, names))
                    .Select(match => new DenyingStatement(
                        match.PolicyType,
                        denial.PolicyArn ?? match.Policy,
                        NameOf(match),
                        DenialSource.Snapshot
                    )),
            ]
            : [];
    }

    private static string NameOf(MatchedStatement match) =>
        string.IsNullOrEmpty(match.Sid) ? $"{match.Index + 1}" : match.Sid;

    /// <summary>A snapshot names a policy by its ARN, by the last part of it, or, those of an organization, by a name of their own.</summary>
    private static bool IsOf(MatchedStatement match, string arn, string[] names) =>
        arn.EndsWith(match.Policy, StringComparison.Ordinal)
        || match.Policy.Contains(arn, StringComparison.Ordinal)
        || names.Contains(match.Policy, StringComparer.Ordinal);

    /// <summary>What the organization's policy of that ARN is called, by the account's own snapshot and by the managing one's.</summary>
    private static string[] NamesOf(string? arn, Snapshot snapshot, Func<AccountId, Snapshot?>? others)
    {
        var managing = snapshot.Organization is { } organization
            ? others?.Invoke(organization.ManagementAccount)
            : null;
        return
        [
            .. snapshot
                .OrganizationPolicies.Concat(managing?.OrganizationPolicies ?? [])
                .Where(policy => policy.Arn.ToString() == arn)
                .Select(policy => policy.Name),
        ];
    }
}
