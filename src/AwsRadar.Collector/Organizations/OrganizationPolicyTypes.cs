using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Organizations;

/// <summary>The types of policies that decide about requests, as Organizations names them.</summary>
internal static class OrganizationPolicyTypes
{
    public static ImmutableArray<(OrganizationPolicyType Type, string Word, SnapshotSection Section)> All { get; } =
    [
        (OrganizationPolicyType.ServiceControlPolicy, "SERVICE_CONTROL_POLICY", SnapshotSection.ServiceControlPolicies),
        (
            OrganizationPolicyType.ResourceControlPolicy,
            "RESOURCE_CONTROL_POLICY",
            SnapshotSection.ResourceControlPolicies
        ),
    ];

    /// <summary>Null: a type that decides about no request, such as tag policies.</summary>
    public static OrganizationPolicyType? Parse(string word) =>
        All.Where(known => known.Word == word).Select(known => (OrganizationPolicyType?)known.Type).FirstOrDefault();
}
