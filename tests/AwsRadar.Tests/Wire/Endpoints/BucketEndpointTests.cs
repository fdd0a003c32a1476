using System.Text.Json.Nodes;
using AwsRadar.Wire.Endpoints;
using Xunit;

namespace AwsRadar.Tests.Wire.Endpoints;

/// <summary>Where S3 is called for a bucket or an access point.</summary>
public sealed class BucketEndpointTests
{
    [Theory]
    [InlineData("radar", "https://radar.s3.us-west-2.amazonaws.com")]
    [InlineData("ra.dar", "https://s3.us-west-2.amazonaws.com/ra.dar")]
    [InlineData("Radar_1", "https://s3.us-west-2.amazonaws.com/Radar_1")]
    [InlineData(
        "arn:aws:s3:us-west-2:123456789012:accesspoint/radar",
        "https://radar-123456789012.s3-accesspoint.us-west-2.amazonaws.com"
    )]
    [InlineData("radar--usw2-az1--x-s3", "https://radar--usw2-az1--x-s3.s3express-usw2-az1.us-west-2.amazonaws.com")]
    public void A_bucket_is_part_of_the_host_if_it_can_be(string bucket, string url) =>
        Assert.Equal(url, Resolve(bucket, new S3EndpointSettings()).Url.OriginalString);

    [Fact]
    public void A_bucket_is_part_of_the_path_when_that_is_asked_for() =>
        Assert.Equal(
            "https://s3.us-west-2.amazonaws.com/radar",
            Resolve("radar", new S3EndpointSettings { ForcePathStyle = true }).Url.OriginalString
        );

    [Fact]
    public void An_accelerated_bucket_has_the_global_accelerate_host() =>
        Assert.Equal(
            "https://radar.s3-accelerate.amazonaws.com",
            Resolve("radar", new S3EndpointSettings { Accelerate = true }).Url.OriginalString
        );

    [Fact]
    public void An_access_point_is_signed_for_the_region_of_its_ARN()
    {
        var scheme = Assert.Single(
            Resolve("arn:aws:s3:eu-west-1:123456789012:accesspoint:radar", new S3EndpointSettings()).AuthSchemes,
            each => each.Name is "sigv4"
        );

        Assert.Equal(("s3", "eu-west-1"), (scheme.SigningName, scheme.SigningRegion));
        Assert.True(scheme.DisablesDoubleEncoding);
    }

    [Fact]
    public void A_multi_region_access_point_is_signed_for_every_region()
    {
        var endpoint = Resolve("arn:aws:s3::123456789012:accesspoint:mfzwi23gnjvgw.mrap", new S3EndpointSettings());

        Assert.Equal("https://mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com", endpoint.Url.OriginalString);
        Assert.Equal(["*"], Assert.Single(endpoint.AuthSchemes).SigningRegionSet);
    }

    [Theory]
    [InlineData("arn:aws:s3:us-west-2:123456789012:accesspoint", "Invalid ARN: ")]
    [InlineData("arn:aws:s3:cn-north-1:123456789012:accesspoint:radar", "Client was configured for partition ")]
    public void An_ARN_that_names_no_reachable_access_point_is_refused(string bucket, string reason)
    {
        var result = Case(bucket, new S3EndpointSettings()).Resolve();

        Assert.False(result.TryGet(out _, out var error));
        Assert.StartsWith(reason, error!.Message, StringComparison.Ordinal);
    }

    private static ResolvedEndpoint Resolve(string bucket, S3EndpointSettings s3) => Case(bucket, s3).Resolve().Value;

    private static EndpointCase Case(string bucket, S3EndpointSettings s3) =>
        new("s3", new EndpointSettings { Region = "us-west-2", S3 = s3 })
        {
            Operation = "ListObjectsV2",
            Input = new JsonObject { ["Bucket"] = bucket },
        };
}
