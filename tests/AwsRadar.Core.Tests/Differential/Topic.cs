using System.Collections.Immutable;

namespace AwsRadar.Core.Tests.Differential;

/// <summary>
/// A service's small vocabulary: what is asked, and what policies say of it. The texts are near each other, so that
/// statements often nearly match. <c>ACCOUNT</c> stands for the resource's account.
/// </summary>
internal sealed record Topic(
    string Name,
    ImmutableArray<string> Actions,
    ImmutableArray<string> Resources,
    ImmutableArray<string> ActionPatterns,
    ImmutableArray<string> ResourcePatterns
)
{
    /// <summary>The resource has a policy of its own.</summary>
    public bool HasResourcePolicy { get; init; } = true;

    public bool IsTrust { get; init; }

    public static Topic S3 { get; } =
        new(
            "s3",
            ["s3:GetObject", "s3:getobject", "s3:PutObject", "s3:GetObjectTagging"],
            [
                "arn:aws:s3:::alpha/home/alice/a.txt",
                "arn:aws:s3:::alpha/home/bob/a.txt",
                "arn:aws:s3:::alpha-logs/2026:11:23/x",
                "arn:aws:s3:::alpha/a*b",
            ],
            ["s3:GetObject", "s3:Get*", "S3:getObject?agging", "s3:*Object", "s3:*", "s3:PutObject", "s3:P?t*"],
            [
                "arn:aws:s3:::alpha/*",
                "arn:aws:s3:::alpha*",
                "arn:aws:s3:::alpha/home/${aws:username}/*",
                "arn:aws:s3:::*/home/*/a.txt",
                "arn:aws:s3:::alpha/home/alice/?.txt",
                "arn:aws:s3:::Alpha/*",
                "arn:aws:s3:::alpha-logs/2026:*:23/x",
                "arn:aws:s3:::alpha-logs/*x",
                "arn:aws:s3:::alpha/a${*}b",
                "arn:aws:s3:::alpha/home/${aws:PrincipalTag/team, 'bob'}/a.txt",
                "arn:aws:s3:::alpha/${aws:TagKeys}/*",
            ]
        );

    public static Topic Sqs { get; } =
        new(
            "sqs",
            ["sqs:SendMessage", "sqs:ReceiveMessage"],
            ["arn:aws:sqs:us-east-1:ACCOUNT:jobs", "arn:aws:sqs:eu-west-1:ACCOUNT:jobs-red"],
            ["sqs:SendMessage", "sqs:*Message", "sqs:Send*", "sqs:*"],
            [
                "arn:aws:sqs:us-east-1:ACCOUNT:jobs",
                "arn:aws:sqs:*:ACCOUNT:jobs*",
                "arn:aws:sqs:*:*:jobs",
                "arn:aws:sqs:*:jobs",
                "arn:aws:sqs:us-*:jobs",
                "arn:aws:sqs:us-east-?:*",
                "arn:aws:sqs:*:ACCOUNT:jobs-${aws:PrincipalTag/team}",
            ]
        );

    public static Topic Kms { get; } =
        new(
            "kms",
            ["kms:Decrypt", "kms:Encrypt"],
            ["arn:aws:kms:us-east-1:ACCOUNT:key/1234"],
            ["kms:Decrypt", "kms:*crypt", "kms:*"],
            ["arn:aws:kms:us-east-1:ACCOUNT:key/1234", "arn:aws:kms:*:ACCOUNT:key/*", "arn:aws:kms:*:*:alias/*"]
        );

    public static Topic Sts { get; } =
        new(
            "sts",
            ["sts:AssumeRole"],
            ["arn:aws:iam::ACCOUNT:role/target"],
            ["sts:AssumeRole", "sts:Assume*", "sts:*"],
            ["arn:aws:iam::ACCOUNT:role/target", "arn:aws:iam::ACCOUNT:role/t*", "arn:aws:iam::*:role/other"]
        )
        {
            IsTrust = true,
        };

    public static Topic Iam { get; } =
        new(
            "iam",
            ["iam:GetUser", "iam:ListUsers"],
            ["arn:aws:iam::ACCOUNT:user/alice", "arn:aws:iam::ACCOUNT:user/team/bob", "*"],
            ["iam:GetUser", "iam:Get*", "iam:List*", "iam:*User*", "iam:*"],
            [
                "arn:aws:iam::ACCOUNT:user/alice",
                "arn:aws:iam::ACCOUNT:user/${aws:username}",
                "arn:aws:iam::*:user/*",
                "arn:aws:iam::ACCOUNT:user/*/bob",
            ]
        )
        {
            HasResourcePolicy = false,
        };

    public static ImmutableArray<Topic> All { get; } = [S3, Sqs, Kms, Sts, Iam];
}
