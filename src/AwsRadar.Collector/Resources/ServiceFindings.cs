using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Resources;

/// <summary>What the scan of services brought, each list in the order of its ARNs.</summary>
internal sealed record ServiceFindings
{
    public static ServiceFindings None { get; } = new();

    public ImmutableArray<Resource> Resources { get; init; } = [];

    public ImmutableArray<ResourcePolicy> Policies { get; init; } = [];

    public ImmutableArray<PublicAccessBlock> PublicAccessBlocks { get; init; } = [];

    public ImmutableArray<KeyGrant> KeyGrants { get; init; } = [];
}
