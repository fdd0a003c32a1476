namespace AwsRadar.Core.Snapshots;

/// <summary>When, where and for what an access key was used last.</summary>
/// <param name="UsedAt">Null: never, or not since IAM keeps account of it (April 2015).</param>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKeyLastUsed.html</remarks>
public sealed record AccessKeyUse(
    string KeyId,
    string UserName,
    DateTimeOffset? UsedAt,
    string? Region,
    string? ServiceName
);
