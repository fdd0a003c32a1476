using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Snapshots;

/// <summary>The link from an identity to a managed policy.</summary>
public sealed record AttachedPolicy(string Name, Arn Arn);
