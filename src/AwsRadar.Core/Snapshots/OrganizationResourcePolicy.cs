using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Snapshots;

/// <summary>The policy by which the management account lets others manage policies of the organization.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_delegate_policies.html</remarks>
public sealed record OrganizationResourcePolicy(Arn Arn, PolicyText Document);
