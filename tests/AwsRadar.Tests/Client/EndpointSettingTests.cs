using System.Text.Json;
using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Configuration;
using AwsRadar.Client.Endpoints;
using AwsRadar.Tests.Wire.Models;
using Xunit;

namespace AwsRadar.Tests.Client;

/// <summary>What environment and profile say about endpoints.</summary>
public sealed class EndpointSettingTests
{
    [Theory]
    [InlineData("use_fips_endpoint = true", "lambda", "https://lambda-fips.us-east-1.amazonaws.com/")]
    [InlineData("use_dualstack_endpoint = true", "lambda", "https://lambda.us-east-1.api.aws/")]
    [InlineData("use_dualstack_endpoint = TRUE", "s3", "https://s3.dualstack.us-east-1.amazonaws.com/")]
    [InlineData("s3 =\n  use_dualstack_endpoint = true", "s3", "https://s3.dualstack.us-east-1.amazonaws.com/")]
    [InlineData("s3 =\n  use_dualstack_endpoint = true", "lambda", "https://lambda.us-east-1.amazonaws.com/")]
    [InlineData("sts_regional_endpoints = legacy", "sts", "https://sts.amazonaws.com/")]
    [InlineData("s3_us_east_1_regional_endpoint = legacy", "s3", "https://s3.amazonaws.com/")]
    [InlineData("endpoint_url = https://aws.example", "s3", "https://aws.example/")]
    [InlineData(
        "endpoint_url = https://aws.example\nignore_configured_endpoint_urls = true",
        "s3",
        "https://s3.us-east-1.amazonaws.com/"
    )]
    [InlineData("services = mine\nendpoint_url = https://aws.example", "dynamodb", "https://dynamo.example/base")]
    [InlineData(
        "services = mine\nendpoint_url = https://aws.example",
        "elasticbeanstalk",
        "https://beanstalk.example/"
    )]
    [InlineData("services = mine\nendpoint_url = https://aws.example", "iam", "https://aws.example/")]
    public void A_profile_chooses_the_endpoint(string settings, string service, string url)
    {
        using var folder = new SharedFolder().WithVariable("AWS_RADAR_LOOPBACK_ONLY", "0");
        folder.With(
            "config",
            $"""
            [default]
            region = us-east-1
            {settings}
            [services mine]
            dynamodb =
              endpoint_url = https://dynamo.example/base
            elastic_beanstalk =
              endpoint_url = https://beanstalk.example
            """
        );
        using var client = new AwsClient(folder.Options);

        Assert.Equal(url, client.EndpointOf(service).Endpoint?.Url.AbsoluteUri);
    }

    [Theory]
    [InlineData("AWS_USE_FIPS_ENDPOINT", "kms", "https://kms-fips.ap-northeast-2.amazonaws.com/")]
    [InlineData("AWS_USE_DUALSTACK_ENDPOINT", "kms", "https://kms.ap-northeast-2.api.aws/")]
    public void A_variable_goes_before_the_profile(string variable, string service, string url)
    {
        using var folder = new SharedFolder().WithVariable("AWS_RADAR_LOOPBACK_ONLY", "0");
        folder.With("config", "[default]\nuse_fips_endpoint = false\nuse_dualstack_endpoint = false\n");
        folder.WithVariable(variable, "true");
        using var client = new AwsClient(folder.Options with { Region = "ap-northeast-2" });

        Assert.Equal(url, client.EndpointOf(service).Endpoint?.Url.AbsoluteUri);
    }

    [Theory]
    [InlineData(
        "use_fips_endpoint = yes",
        "lambda",
        "`yes` (`use_fips_endpoint` of the profile `default`) is neither `true` nor `false`."
    )]
    [InlineData(
        "s3 =\n  addressing_style = host",
        "s3",
        "`host` (`addressing_style` of the profile `default`) is not a style of S3's addresses: use auto, virtual or path."
    )]
    public void A_setting_that_it_cannot_have_is_named(string settings, string service, string message)
    {
        using var folder = new SharedFolder().WithVariable("AWS_RADAR_LOOPBACK_ONLY", "0");
        folder.With("config", $"[default]\nregion = us-east-1\n{settings}\n");
        using var client = new AwsClient(folder.Options);

        var error = client.EndpointOf(service).Error!;

        Assert.Equal((CallErrorKind.UnreadableConfiguration, message), (error.Kind, error.Message));
    }

    [Theory]
    [InlineData("auto", null, "https://radar.s3.us-west-2.amazonaws.com/")]
    [InlineData("path", null, "https://s3.us-west-2.amazonaws.com/radar")]
    [InlineData("auto", "http://127.0.0.1:9000", "http://127.0.0.1:9000/radar")]
    [InlineData("virtual", "https://s3.example", "https://radar.s3.example/")]
    public void A_bucket_stands_where_the_addressing_style_says(string style, string? url, string expected)
    {
        var endpoint = Find(style, url, "ListObjectsV2", "radar");

        Assert.Equal(expected, endpoint.Url.AbsoluteUri);
        Assert.Equal(("s3", "us-west-2"), (endpoint.SigningName, endpoint.SigningRegion));
    }

    [Fact]
    public void The_region_of_a_bucket_is_asked_for_with_the_bucket_in_the_path() =>
        Assert.Equal(
            "https://s3.us-west-2.amazonaws.com/radar",
            Find("virtual", url: null, "GetBucketLocation", "radar").Url.AbsoluteUri
        );

    [Fact]
    public void An_access_point_stands_in_the_host_whatever_the_addressing_style() =>
        Assert.Equal(
            "https://radar-123456789012.s3-accesspoint.us-west-2.amazonaws.com/",
            Find(
                "path",
                url: null,
                "ListObjectsV2",
                "arn:aws:s3:us-west-2:123456789012:accesspoint/radar"
            ).Url.AbsoluteUri
        );

    [Fact]
    public void A_multi_region_access_point_is_signed_for_all_regions() =>
        Assert.Equal(
            "*",
            Find(
                "auto",
                url: null,
                "ListObjectsV2",
                "arn:aws:s3::123456789012:accesspoint:mfzwi23gnjvgw.mrap"
            ).RegionSet
        );

    private static ServiceEndpoint Find(string style, string? url, string operation, string bucket)
    {
        using var folder = new SharedFolder().WithVariable("AWS_RADAR_LOOPBACK_ONLY", "0");
        folder.With("config", $"[default]\nregion = us-west-2\ns3 =\n  addressing_style = {style}\n");
        var environment = new ProcessEnvironment(folder.Options.EnvironmentVariables);
        var profiles = SharedProfiles.Read(environment);
        var finder = new EndpointFinder(
            folder.Options with
            {
                EndpointUrl = url,
            },
            environment,
            profiles,
            profiles.Find("default")
        );
        var service = ServiceCatalogTests.Open("s3");
        Assert.True(service.TryGetOperation(operation, out var found));
        return finder.Find(service, found, JsonElement.Parse($$"""{"Bucket":"{{bucket}}"}"""));
    }
}
