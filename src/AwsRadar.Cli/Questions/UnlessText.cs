using AwsRadar.Cli.Listings;
using AwsRadar.Core.Access;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Questions;

/// <summary>What an answer is that only the organization's policies, of which AWS did not tell, leave open.</summary>
internal static class UnlessText
{
    private static readonly SnapshotSection[] OfOrganization =
    [
        SnapshotSection.Organization,
        SnapshotSection.OrganizationalUnits,
        SnapshotSection.OrganizationAccounts,
        SnapshotSection.ServiceControlPolicies,
        SnapshotSection.ResourceControlPolicies,
    ];

    /// <summary>Null: something else leaves it open, or nothing does.</summary>
    public static string? Why(Snapshot snapshot, AccessAnswer answer)
    {
        if (answer.AllowedUnless.IsEmpty)
        {
            return null;
        }

        var statements = string.Join(", ", answer.AllowingStatements.Select(statement => statement.ToString()));
        var by = statements.Length == 0 ? "" : Translate($" by {statements}");
        var types = string.Join(Translate(" or "), answer.AllowedUnless.Select(type => type.ToWords()));
        return Translate(
            $"Allowed{by}, unless a {types} of the organization denies it: unknown because {Because(snapshot)}."
        );
    }

    /// <summary>A line for answers about many: the option that answers what only the organization's policies leave unknown.</summary>
    public static IEnumerable<string> Hint(IEnumerable<AccessGrant> grants)
    {
        if (grants.Any(TurnsOnOrganization))
        {
            yield return Translate(
                $"  tell it  {QuestionOptions.AssumeNoOrganizationPolicies.Name}, for what is UNKNOWN only because AWS did not tell the organization's policies"
            );
        }
    }

    /// <summary>Nothing else than conditions, which <c>--context</c> tells, is unknown besides.</summary>
    private static bool TurnsOnOrganization(AccessGrant grant)
    {
        var open = grant.Answer.Result.UnknownReasons.Where(reason => reason.Statement is null).ToArray();
        return grant.Possibility == Possibility.Unknown
            && open.Length > 0
            && Array.TrueForAll(
                open,
                reason =>
                    reason is { Policy: null, PolicyType: PolicyType.ServiceControl or PolicyType.ResourceControl }
            );
    }

    private static string Because(Snapshot snapshot) =>
        snapshot.Organization is { } organization && organization.ManagementAccount != snapshot.Account
            ? Translate(
                $"AWS tells these to the management account {organization.ManagementAccount} and delegated administrators alone; a scan of that account into the same store makes it known"
            )
        : snapshot.Coverage.Gaps.FirstOrDefault(gap => gap.Sections.Any(OfOrganization.Contains)) is { } gap
            ? Translate($"{gap.Service}:{gap.Operation} was {OutcomeText.Of(gap.Outcome)}")
        : Translate("they were not read");
}
