using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Findings;

/// <summary>Roles that nobody became for long. Those that AWS made for its own services are left out.</summary>
public sealed class UnusedRoleRule : IFindingRule
{
    public const int MaxIdleDays = 90;

    private const string ServiceLinkedPath = "/aws-service-role/";

    public string Id => "unused-role";

    public string Title => Translate($"Roles that were not used for {MaxIdleDays} days");

    public string Advice =>
        Translate("Delete the role, or deny it everything first and wait whether somebody misses it.");

    public string Source => "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage_delete.html";

    public ImmutableArray<SnapshotSection> Needs => [SnapshotSection.Roles];

    public IEnumerable<Finding> Find(ExaminedAccount account) =>
        from role in account.Snapshot.Roles
        where !role.Path.StartsWith(ServiceLinkedPath, StringComparison.Ordinal)
        where account.DaysSince(role.CreatedAt) > MaxIdleDays
        where role.LastUsedAt is null || account.DaysSince(role.LastUsedAt) > MaxIdleDays
        select new Finding(
            Id,
            role.Arn,
            role.LastUsedAt is null
                ? Translate("never used")
                : Translate($"not used for {account.DaysSince(role.LastUsedAt)} days")
        );
}
