namespace AwsRadar.Core.Snapshots;

/// <summary>A user's name and password, or API key, for one service, such as CodeCommit: never its secret.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ServiceSpecificCredentialMetadata.html</remarks>
public sealed record ServiceSpecificCredential(
    string Id,
    string UserName,
    string ServiceName,
    bool IsActive,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? ExpiresAt
);
