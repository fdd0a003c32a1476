namespace AwsRadar.Core.Snapshots;

/// <summary>The public half of a long-lived access key: never its secret.</summary>
public sealed record AccessKey(string Id, string UserName, bool IsActive, DateTimeOffset CreatedAt);
