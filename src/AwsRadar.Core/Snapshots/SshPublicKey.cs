namespace AwsRadar.Core.Snapshots;

/// <summary>A key by which a user reaches CodeCommit through SSH.</summary>
public sealed record SshPublicKey(string Id, string UserName, bool IsActive, DateTimeOffset? UploadedAt);
