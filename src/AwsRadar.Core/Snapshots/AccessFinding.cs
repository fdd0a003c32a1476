using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Snapshots;

/// <summary>Something that IAM Access Analyzer has found.</summary>
/// <remarks>https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_FindingSummaryV2.html</remarks>
public sealed record AccessFinding
{
    public required string Id { get; init; }

    public required Arn AnalyzerArn { get; init; }

    /// <summary>AWS's word, such as <c>ExternalAccess</c> or <c>UnusedIAMRole</c>; null for one that tells none.</summary>
    public string? Type { get; init; }

    /// <summary>AWS's word: <c>ACTIVE</c>, <c>ARCHIVED</c> or <c>RESOLVED</c>.</summary>
    public required string Status { get; init; }

    /// <summary>What it is about, mostly an ARN.</summary>
    public string? Resource { get; init; }

    /// <summary>Such as <c>AWS::IAM::Role</c>.</summary>
    public string? ResourceType { get; init; }

    public AccountId? ResourceAccount { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }
}
