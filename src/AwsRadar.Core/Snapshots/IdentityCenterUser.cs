namespace AwsRadar.Core.Snapshots;

/// <summary>A person in the identity store of IAM Identity Center.</summary>
/// <remarks>https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_User.html</remarks>
public sealed record IdentityCenterUser(string Id, string Name, string? DisplayName);
