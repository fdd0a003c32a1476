using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Snapshots;

/// <summary>The container that hands a role to EC2 instances.</summary>
public sealed record InstanceProfile(Arn Arn, string Id, string Name, string Path, DateTimeOffset CreatedAt);
