namespace AwsRadar.Core.Linting;

/// <summary>An ARN of the reference, such as <c>arn:${Partition}:s3:::${BucketName}</c>, cut once for many comparisons.</summary>
internal sealed record ArnType(string Pattern, ArnOverlap.Token[] Tokens)
{
    public static ArnType Of(string pattern) => new(pattern, ArnOverlap.OfReference(pattern));
}
