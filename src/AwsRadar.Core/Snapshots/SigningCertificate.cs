namespace AwsRadar.Core.Snapshots;

/// <summary>An X.509 certificate with which a user signs calls to services that still take one.</summary>
public sealed record SigningCertificate(string Id, string UserName, bool IsActive, DateTimeOffset? UploadedAt);
