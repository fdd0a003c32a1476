using AwsRadar.Collector.Policies;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Tests.Collector.Resources;

/// <summary>The policies that a scan has kept for a row of the table of resource policies.</summary>
internal static class PoliciesOf
{
    public static IEnumerable<ResourcePolicy> Row(ResourcePolicyRow row, Snapshot snapshot)
    {
        var resources = snapshot
            .Resources.Where(resource => resource.Type == row.Type)
            .Select(resource => resource.Arn)
            .ToHashSet();
        return snapshot.ResourcePolicies.Where(policy =>
            policy.Service == row.Service
            && (row.Type is null || row.Holder is not null || resources.Contains(policy.Resource))
        );
    }
}
