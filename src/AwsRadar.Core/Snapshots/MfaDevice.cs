namespace AwsRadar.Core.Snapshots;

/// <summary>A virtual MFA device; without a user it is not assigned. The account root's is named <c>root</c>.</summary>
public sealed record MfaDevice(string SerialNumber, string? UserName, DateTimeOffset? EnabledAt);
