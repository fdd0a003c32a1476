using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AwsRadar.Client;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Signing;
using Xunit;

namespace AwsRadar.Tests.Client;

/// <summary>Endpoints that take only signatures for several regions at once.</summary>
public sealed class RegionSetTests
{
    private const string Buses =
        """{"Entries":[{"Source":"a","DetailType":"b","Detail":"{}"}],"EndpointId":"abc.def"}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(
        "s3",
        "ListObjectsV2",
        """{"Bucket":"arn:aws:s3::123456789012:accesspoint:mfzwi23gnjvgw.mrap"}""",
        "mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com",
        "s3",
        "*"
    )]
    [InlineData("events", "PutEvents", Buses, "abc.def.endpoint.events.amazonaws.com", "events", "*")]
    [InlineData(
        "cloudfront-keyvaluestore",
        "ListKeys",
        """{"KvsARN":"arn:aws:cloudfront::123456789012:key-value-store/63833364-63be-44c7-9b00-fb6a6ab0d7b8"}""",
        "123456789012.cloudfront-kvs.global.api.aws",
        "cloudfront-keyvaluestore",
        "*"
    )]
    [InlineData(
        "sesv2",
        "SendEmail",
        """{"Content":{"Raw":{"Data":"YQ=="}},"EndpointId":"abc.def"}""",
        "abc.def.endpoints.email.amazonaws.com",
        "ses",
        "*"
    )]
    public async Task They_get_them(
        string service,
        string operation,
        string input,
        string host,
        string name,
        string regions
    )
    {
        using var folder = new SharedFolder().WithVariable("AWS_RADAR_LOOPBACK_ONLY", "0");
        using var client = new AwsClient(
            folder.Options with
            {
                Region = "us-east-1",
                Credentials = AnsweringEndpoint.Key,
            }
        );

        var (request, error) = await client.PrepareAsync(service, operation, JsonElement.Parse(input), Cancel);

        Assert.Null(error);
        Assert.Equal(host, request!.Url.Host);
        var headers = request.Headers.ToDictionary(
            header => header.Key,
            header => header.Value,
            StringComparer.Ordinal
        );
        Assert.Equal(regions, headers["X-Amz-Region-Set"]);
        Assert.Matches(
            $"^AWS4-ECDSA-P256-SHA256 Credential=AKIA…MPLE/[0-9]{{8}}/{name}/aws4_request, SignedHeaders=[^ ]*x-amz-region-set[^ ]*, Signature=\\*\\*\\*$",
            headers["Authorization"]
        );
    }

    [Fact]
    public async Task What_is_sent_is_verified_by_the_public_half_of_the_key()
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ => new WireResponse
        {
            Status = 200,
            Headers = new WireHeaders([new("x-amzn-RequestId", "r-1")]),
            Body = "{}"u8.ToArray(),
        });
        using var client = new AwsClient(endpoint.Options);

        var result = await client.CallAsync("events", "PutEvents", JsonElement.Parse(Buses), Cancel);

        Assert.Null(result.Error);
        var request = Assert.Single(endpoint.Requests);
        Assert.True(Holds(request), request.Headers["Authorization"]);
        Assert.False(Holds(request with { Body = "{}"u8.ToArray() }));
    }

    [Theory]
    [InlineData("AWS_SIGV4A_SIGNING_REGION_SET", "", "eu-west-1,eu-west-2")]
    [InlineData("X", "sigv4a_signing_region_set = eu-*", "eu-*")]
    public async Task A_person_may_choose_the_regions(string variable, string setting, string expected)
    {
        using var folder = new SharedFolder()
            .WithVariable("AWS_RADAR_LOOPBACK_ONLY", "0")
            .WithVariable(variable, "eu-west-1,eu-west-2")
            .With("config", $"[default]\n{setting}\n");
        using var client = new AwsClient(
            folder.Options with
            {
                Region = "us-east-1",
                Credentials = AnsweringEndpoint.Key,
            }
        );

        var (request, _) = await client.PrepareAsync("events", "PutEvents", JsonElement.Parse(Buses), Cancel);

        Assert.Contains(KeyValuePair.Create("X-Amz-Region-Set", expected), request!.Headers);
    }

    private static bool Holds(WireRequest request)
    {
        var fields = request.Headers["Authorization"]!.Split(' ', ',', '=');
        var (scope, names, signature) = (fields[2].Split('/', 2)[1], fields[5].Split(';'), fields[8]);
        var hash = Convert.ToHexStringLower(SHA256.HashData(request.Body.Span));
        var canonical = CanonicalRequest.Of(request, names, hash, SigningOptions.Default);
        var text =
            $"AWS4-ECDSA-P256-SHA256\n{request.Headers["X-Amz-Date"]}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        using var key = ECDsa.Create(
            new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = AsymmetricKey.Derive(AnsweringEndpoint.Key) }
        );
        return key.VerifyData(
            Encoding.UTF8.GetBytes(text),
            Convert.FromHexString(signature),
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
    }
}
