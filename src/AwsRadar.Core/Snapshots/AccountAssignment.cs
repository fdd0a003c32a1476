using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Snapshots;

/// <summary>A user or group of IAM Identity Center that may come into an account with a permission set.</summary>
/// <param name="PrincipalType">AWS's word: <c>USER</c> or <c>GROUP</c>.</param>
/// <param name="PrincipalId">The id in the identity store.</param>
/// <remarks>https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_AccountAssignment.html</remarks>
public sealed record AccountAssignment(
    Arn PermissionSetArn,
    AccountId Account,
    string PrincipalType,
    string PrincipalId
);
