namespace AwsRadar.Client.Endpoints;

/// <summary>A group of regions with accounts, hosts and an IAM of their own.</summary>
/// <param name="IamRegion">The region that IAM's signatures are scoped to.</param>
/// <remarks>https://docs.aws.amazon.com/general/latest/gr/iam-service.html</remarks>
internal sealed record AwsPartition(string RegionPrefix, string DnsSuffix, string IamHost, string IamRegion)
{
    private static readonly AwsPartition Commercial = new("", "amazonaws.com", "iam.amazonaws.com", "us-east-1");

    private static readonly AwsPartition[] Others =
    [
        new("cn-", "amazonaws.com.cn", "iam.cn-north-1.amazonaws.com.cn", "cn-north-1"),
        new("us-gov-", "amazonaws.com", "iam.us-gov.amazonaws.com", "us-gov-west-1"),
    ];

    public static AwsPartition Of(string region) =>
        Others.FirstOrDefault(each => region.StartsWith(each.RegionPrefix, StringComparison.Ordinal)) ?? Commercial;
}
