using System.Collections.Immutable;

namespace AwsRadar.Core.Snapshots;

/// <summary>A group in the identity store of IAM Identity Center.</summary>
/// <remarks>https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_Group.html</remarks>
public sealed record IdentityCenterGroup
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The ids of its users, sorted.</summary>
    public ImmutableArray<string> MemberIds
    {
        get => field.IsDefault ? [] : field;
        init;
    }
}
