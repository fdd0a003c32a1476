using System.Collections.Immutable;

namespace AwsRadar.Web.Model;

/// <summary>
/// What people ask about an account first, worked out for every user and role when a report is written: who can make
/// themselves stronger, read secrets and data, destroy, or stop the record.
/// </summary>
internal static class AskedActions
{
    public static readonly ImmutableArray<string> All =
    [
        "iam:AttachRolePolicy",
        "iam:AttachUserPolicy",
        "iam:CreateAccessKey",
        "iam:CreateLoginProfile",
        "iam:CreatePolicyVersion",
        "iam:CreateUser",
        "iam:DeactivateMFADevice",
        "iam:PassRole",
        "iam:PutRolePolicy",
        "iam:UpdateAssumeRolePolicy",
        "cloudtrail:StopLogging",
        "dynamodb:DeleteTable",
        "dynamodb:GetItem",
        "ec2:RunInstances",
        "ec2:TerminateInstances",
        "lambda:InvokeFunction",
        "lambda:UpdateFunctionCode",
        "organizations:LeaveOrganization",
        "rds:DeleteDBInstance",
        "s3:DeleteBucket",
        "s3:GetObject",
        "s3:PutBucketPolicy",
        "secretsmanager:GetSecretValue",
        "ssm:GetParameter",
        "ssm:SendCommand",
    ];
}
