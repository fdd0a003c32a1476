using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Snapshots;

/// <summary>An account of an organization.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/APIReference/API_Account.html</remarks>
public sealed record OrganizationAccount
{
    public required Arn Arn { get; init; }

    /// <summary>The account's twelve digits.</summary>
    public required AccountId Account { get; init; }

    public required string Name { get; init; }

    public string? Email { get; init; }

    /// <summary>The root or unit that it is in.</summary>
    public required string ParentId { get; init; }

    /// <summary>AWS's word for it, such as <c>ACTIVE</c>, <c>SUSPENDED</c> or <c>PENDING_CLOSURE</c>.</summary>
    public required string State { get; init; }

    public DateTimeOffset? JoinedAt { get; init; }
}
