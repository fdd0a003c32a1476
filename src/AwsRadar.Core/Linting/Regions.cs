namespace AwsRadar.Core.Linting;

/// <summary>
/// Tells codes of regions from other text, by form: AWS adds regions, and a list would call a new one wrong.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html</remarks>
internal static class Regions
{
    /// <summary>How the codes of a partition's regions begin. All other codes are those of the partition <c>aws</c>.</summary>
    private static readonly (string Partition, string Prefix)[] Prefixes =
    [
        ("aws-cn", "cn-"),
        ("aws-us-gov", "us-gov-"),
        ("aws-iso", "us-iso-"),
        ("aws-iso-b", "us-isob-"),
        ("aws-iso-e", "eu-isoe-"),
        ("aws-iso-f", "us-isof-"),
        ("aws-eusc", "eusc-"),
    ];

    /// <summary>Whether it has the form of a region's code: <c>ap-northeast-2</c>, <c>us-gov-west-1</c>.</summary>
    public static bool Exist(string region) =>
        region.Split('-') is [.. { Length: 2 or 3 } words, { Length: 1 or 2 } number]
        && number.All(char.IsAsciiDigit)
        && words.All(word => word.Length > 1 && word.All(char.IsAsciiLetterLower));

    /// <summary>Whether it has the form of a region's code in a partition; in an unknown one any region may be.</summary>
    public static bool Exist(string partition, string region)
    {
        var home = Array.Find(Prefixes, each => region.StartsWith(each.Prefix, StringComparison.Ordinal)).Partition;
        var isKnown = partition is "aws" || Array.Exists(Prefixes, each => each.Partition == partition);
        return Exist(region) && (!isKnown || (home ?? "aws") == partition);
    }
}
