using System.Collections.Concurrent;
using System.Collections.Immutable;
using AwsRadar.Collector.Resources;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Policies;

/// <summary>The policies found so far, and what else decides over resources. Safe to use from several tasks at once.</summary>
internal sealed class PolicySetBuilder
{
    public ConcurrentBag<ResourcePolicy> Policies { get; } = [];

    public ConcurrentBag<PublicAccessBlock> PublicAccessBlocks { get; } = [];

    public ConcurrentBag<KeyGrant> KeyGrants { get; } = [];

    public ServiceFindings ToFindings(ImmutableArray<Resource> resources) =>
        new()
        {
            Resources = resources,
            Policies =
            [
                .. Policies
                    .OrderBy(policy => policy.Document is null)
                    .ThenBy(policy => policy.Document?.Json, StringComparer.Ordinal)
                    .DistinctBy(policy => policy.Resource)
                    .OrderBy(policy => policy.Resource.ToString(), StringComparer.Ordinal),
            ],
            PublicAccessBlocks =
            [
                .. PublicAccessBlocks.OrderBy(block => block.Bucket?.ToString(), StringComparer.Ordinal),
            ],
            KeyGrants =
            [
                .. KeyGrants
                    .DistinctBy(grant => (grant.Key, grant.Id))
                    .OrderBy(grant => grant.Key.ToString(), StringComparer.Ordinal)
                    .ThenBy(grant => grant.Id, StringComparer.Ordinal),
            ],
        };
}
