using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Endpoints;
using AwsRadar.Wire.Signing;
using Xunit;

namespace AwsRadar.Tests.Client;

/// <summary>Where requests go, and where signed ones never go (rows C5 and W1 of the threat model).</summary>
public sealed class EndpointTests
{
    private static readonly SigningCredentials Key = new("AKIAIOSFODNN7EXAMPLE", new Secret("x"));

    [Theory]
    [InlineData("iam", null, "https://iam.amazonaws.com/", "us-east-1")]
    [InlineData("iam", "ap-northeast-2", "https://iam.amazonaws.com/", "us-east-1")]
    [InlineData("iam", "cn-northwest-1", "https://iam.cn-north-1.amazonaws.com.cn/", "cn-north-1")]
    [InlineData("iam", "us-gov-east-1", "https://iam.us-gov.amazonaws.com/", "us-gov-west-1")]
    [InlineData("sts", null, "https://sts.amazonaws.com/", "us-east-1")]
    [InlineData("sts", "ap-northeast-2", "https://sts.ap-northeast-2.amazonaws.com/", "ap-northeast-2")]
    [InlineData("sns", "eu-west-1", "https://sns.eu-west-1.amazonaws.com/", "eu-west-1")]
    public void AWSs_own_hosts_are_known(string service, string? region, string url, string signingRegion)
    {
        using var folder = new SharedFolder().WithVariable("AWS_RADAR_LOOPBACK_ONLY", "0");

        var endpoint = Find(folder.Options with { Region = region }, service).Endpoint!;

        Assert.Equal((url, signingRegion), (endpoint.Url.AbsoluteUri, endpoint.SigningRegion));
    }

    [Fact]
    public void The_nearest_endpoint_url_wins()
    {
        const string Config = """
            [default]
            endpoint_url = http://127.0.0.1:1
            services = lab
            [services lab]
            iam =
              endpoint_url = http://127.0.0.1:2
            """;
        using var folder = new SharedFolder().With("config", Config);

        Assert.Equal(1, Port(folder, "sts"));
        Assert.Equal(2, Port(folder, "iam"));
        Assert.Equal(3, Port(folder.WithVariable("AWS_ENDPOINT_URL", "http://127.0.0.1:3"), "iam"));
        Assert.Equal(4, Port(folder.WithVariable("AWS_ENDPOINT_URL_IAM", "http://127.0.0.1:4"), "iam"));
        Assert.Equal(5, Find(folder.Options with { EndpointUrl = "http://localhost:5" }, "iam").Endpoint!.Url.Port);
    }

    [Theory]
    [InlineData("http://169.254.169.254")]
    [InlineData("http://example.com")]
    [InlineData("http://localhost.evil.example:4599")]
    [InlineData("http://127.0.0.1.evil.example")]
    [InlineData("https://iam.amazonaws.com")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("127.0.0.1:4599")]
    [InlineData("http://user:password@127.0.0.1")]
    [InlineData("http://127.0.0.1/?x=1")]
    [InlineData("http://")]
    public async Task A_signed_request_is_not_sent_there(string url)
    {
        using var folder = new SharedFolder();
        using var client = new AwsClient(folder.Options with { EndpointUrl = url, Credentials = Key });

        var result = await client.CallAsync(
            "iam",
            "ListUsers",
            cancellationToken: TestContext.Current.CancellationToken
        );

        Assert.Equal((CallErrorKind.Refused, 0), (result.Error!.Kind, result.Attempts));
    }

    [Fact]
    public void Plain_http_to_another_machine_is_refused_even_where_other_hosts_are_allowed()
    {
        using var folder = new SharedFolder().WithVariable("AWS_RADAR_LOOPBACK_ONLY", "0");

        var error = Find(folder.Options with { EndpointUrl = "http://10.0.0.1:4566" }, "iam").Error!;

        Assert.Equal(CallErrorKind.Refused, error.Kind);
    }

    [Theory]
    [InlineData("us-east-1.evil.example/")]
    [InlineData("x@evil.example#")]
    [InlineData("US EAST")]
    public void A_region_that_is_none_does_not_become_a_host(string region)
    {
        using var folder = new SharedFolder();

        Assert.Equal(CallErrorKind.NoRegion, Find(folder.Options with { Region = region }, "sns").Error!.Kind);
    }

    [Fact]
    public void A_regional_service_without_region_says_how_to_set_one()
    {
        using var folder = new SharedFolder();

        var error = Find(folder.Options, "sns").Error!;

        Assert.Equal(CallErrorKind.NoRegion, error.Kind);
        Assert.Contains("`--region`", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_where_nothing_listens_is_unreachable()
    {
        using var folder = new SharedFolder();
        var options = folder.Options with { EndpointUrl = "http://127.0.0.1:9", Credentials = Key, MaxAttempts = 2 };
        using var client = new AwsClient(options);

        var result = await client.CallAsync(
            "iam",
            "ListUsers",
            cancellationToken: TestContext.Current.CancellationToken
        );

        Assert.Equal((CallErrorKind.Unreachable, 2), (result.Error!.Kind, result.Attempts));
        Assert.Equal(
            "http://127.0.0.1:9/ (the endpoint URL that was given) does not answer: nothing listens there.",
            result.Error.Message
        );
    }

    private static int Port(SharedFolder folder, string service) => Find(folder.Options, service).Endpoint!.Url.Port;

    private static EndpointResult Find(AwsClientOptions options, string service)
    {
        using var client = new AwsClient(options);
        return client.EndpointOf(service);
    }
}
