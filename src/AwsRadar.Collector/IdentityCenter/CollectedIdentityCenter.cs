using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.IdentityCenter;

/// <summary>What was read of IAM Identity Center; what was not, the ledger tells.</summary>
internal sealed record CollectedIdentityCenter
{
    public static CollectedIdentityCenter None { get; } = new();

    public ImmutableArray<PermissionSet> PermissionSets { get; init; } = [];

    public ImmutableArray<AccountAssignment> Assignments { get; init; } = [];

    public ImmutableArray<IdentityCenterUser> Users { get; init; } = [];

    public ImmutableArray<IdentityCenterGroup> Groups { get; init; } = [];
}
