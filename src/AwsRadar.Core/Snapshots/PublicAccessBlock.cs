using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Snapshots;

/// <summary>S3 Block Public Access of the account, or of one bucket. Each setting of the account is in force for its buckets.</summary>
/// <param name="Bucket">Null: the account's own.</param>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html</remarks>
public sealed record PublicAccessBlock(Arn? Bucket)
{
    public bool BlockPublicAcls { get; init; }

    public bool IgnorePublicAcls { get; init; }

    public bool BlockPublicPolicy { get; init; }

    /// <summary>A bucket with a public policy serves its own account and AWS services only.</summary>
    public bool RestrictPublicBuckets { get; init; }
}
