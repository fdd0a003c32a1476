namespace AwsRadar.Core.Snapshots;

/// <summary>One of up to five versions of a managed policy.</summary>
public sealed record PolicyVersion(string Id, bool IsDefault, DateTimeOffset CreatedAt, PolicyText Document);
