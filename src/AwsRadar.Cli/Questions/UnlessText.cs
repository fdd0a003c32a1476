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

    private static string Because(Snapshot snapshot) =>
        snapshot.Organization is { } organization && organization.ManagementAccount != snapshot.Account
            ? Translate(
                $"AWS tells these to the management account {organization.ManagementAccount} and delegated administrators alone; a scan of that account into the same store makes it known"
            )
        : snapshot.Coverage.Gaps.FirstOrDefault(gap => gap.Sections.Any(OfOrganization.Contains)) is { } gap
            ? Translate($"{gap.Service}:{gap.Operation} was {OutcomeText.Of(gap.Outcome)}")
        : Translate("they were not read");
}
