using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Snapshots;

/// <summary>The organization that the account is in.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html</remarks>
public sealed record Organization
{
    public required Arn Arn { get; init; }

    /// <summary>The unique id, <c>o-…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The account that manages it; no policy of the organization restricts it.</summary>
    public required AccountId ManagementAccount { get; init; }

    /// <summary>False: it only brings bills together, and has no policies.</summary>
    public bool HasAllFeatures { get; init; }
}
