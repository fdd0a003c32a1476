using AwsRadar.Wire.Endpoints;
using Xunit;

namespace AwsRadar.Tests.Wire.Endpoints;

/// <summary>Endpoints that AWS documents, from its general reference.</summary>
public sealed class RegionalEndpointTests
{
    [Theory]
    [InlineData("ec2", "ap-northeast-2", "", "https://ec2.ap-northeast-2.amazonaws.com")]
    [InlineData("ec2", "us-east-1", "fips", "https://ec2-fips.us-east-1.amazonaws.com")]
    [InlineData("ec2", "eu-west-1", "dual", "https://ec2.eu-west-1.api.aws")]
    [InlineData("ec2", "cn-north-1", "", "https://ec2.cn-north-1.amazonaws.com.cn")]
    [InlineData("ec2", "us-gov-west-1", "fips", "https://ec2.us-gov-west-1.amazonaws.com")]
    [InlineData("ec2", "us-iso-east-1", "", "https://ec2.us-iso-east-1.c2s.ic.gov")]
    [InlineData("ec2", "eusc-de-east-1", "", "https://ec2.eusc-de-east-1.amazonaws.eu")]
    [InlineData("lambda", "us-west-2", "", "https://lambda.us-west-2.amazonaws.com")]
    [InlineData("lambda", "us-west-2", "fips dual", "https://lambda-fips.us-west-2.api.aws")]
    [InlineData("sts", "eu-central-1", "", "https://sts.eu-central-1.amazonaws.com")]
    [InlineData("s3", "us-west-2", "", "https://s3.us-west-2.amazonaws.com")]
    [InlineData("s3", "us-west-2", "dual", "https://s3.dualstack.us-west-2.amazonaws.com")]
    [InlineData("kms", "us-east-1", "fips", "https://kms-fips.us-east-1.amazonaws.com")]
    [InlineData("logs", "ap-northeast-2", "", "https://logs.ap-northeast-2.amazonaws.com")]
    [InlineData("dynamodb", "ap-northeast-2", "", "https://dynamodb.ap-northeast-2.amazonaws.com")]
    [InlineData("iot-data", "ap-northeast-2", "", "https://data-ats.iot.ap-northeast-2.amazonaws.com")]
    public void A_regional_service_is_called_in_its_region(string service, string region, string variants, string url)
    {
        var endpoint = Resolve(service, region, variants);

        Assert.Equal(url, endpoint.Url.OriginalString);
        // What the rules do not say is the client's region.
        Assert.All(endpoint.AuthSchemes, scheme => Assert.Contains(scheme.SigningRegion, new[] { null, region }));
    }

    [Theory]
    [InlineData("iam", "ap-northeast-2", "", "https://iam.amazonaws.com", "us-east-1")]
    [InlineData("iam", "us-east-1", "fips", "https://iam-fips.amazonaws.com", "us-east-1")]
    [InlineData("iam", "cn-northwest-1", "", "https://iam.cn-north-1.amazonaws.com.cn", "cn-north-1")]
    [InlineData("iam", "us-gov-east-1", "", "https://iam.us-gov.amazonaws.com", "us-gov-west-1")]
    [InlineData("organizations", "eu-west-1", "", "https://organizations.us-east-1.amazonaws.com", "us-east-1")]
    [InlineData("route53", "ap-northeast-2", "", "https://route53.amazonaws.com", "us-east-1")]
    [InlineData("cloudfront", "ap-northeast-2", "", "https://cloudfront.amazonaws.com", "us-east-1")]
    [InlineData("sts", EndpointRules.GlobalRegion, "", "https://sts.amazonaws.com", "us-east-1")]
    [InlineData("s3", EndpointRules.GlobalRegion, "", "https://s3.amazonaws.com", "us-east-1")]
    public void A_global_service_has_one_endpoint_in_a_partition_and_one_region_to_sign_for(
        string service,
        string region,
        string variants,
        string url,
        string signingRegion
    )
    {
        var endpoint = Resolve(service, region, variants);

        Assert.Equal(url, endpoint.Url.OriginalString);
        Assert.Equal(signingRegion, endpoint.AuthSchemes[0].SigningRegion);
    }

    [Theory]
    [InlineData("sns", null, "Invalid Configuration: Missing Region.")]
    [InlineData("s3control", "us east", "Invalid region: region was not a valid DNS name.")]
    public void Rules_that_have_no_endpoint_say_why(string service, string? region, string reason)
    {
        var result = new EndpointCase(service, new EndpointSettings { Region = region }).Resolve();

        Assert.False(result.TryGet(out _, out var error));
        Assert.StartsWith(reason, error!.Message, StringComparison.Ordinal);
    }

    private static ResolvedEndpoint Resolve(string service, string region, string variants)
    {
        var settings = new EndpointSettings
        {
            Region = region,
            UseFips = variants.Contains("fips", StringComparison.Ordinal),
            UseDualStack = variants.Contains("dual", StringComparison.Ordinal),
        };
        return new EndpointCase(service, settings).Resolve().Value;
    }
}
