using System.Text.Json.Nodes;
using AwsRadar.Client;
using AwsRadar.Tests.Wire.Protocols;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Client;

/// <summary>Requests to S3 arrive as they were signed, whatever an object's key is.</summary>
public sealed class ObjectKeyTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("report.csv", "/radar/report.csv")]
    [InlineData("a/b", "/radar/a/b")]
    [InlineData("a//b/", "/radar/a//b/")]
    [InlineData("/a", "/radar//a")]
    [InlineData("../../x", "/radar/../../x")]
    [InlineData("./x", "/radar/./x")]
    [InlineData("a%2Fb", "/radar/a%252Fb")]
    [InlineData("a b+c&d=e?f#g", "/radar/a%20b%2Bc%26d%3De%3Ff%23g")]
    [InlineData("한국어", "/radar/%ED%95%9C%EA%B5%AD%EC%96%B4")]
    public async Task A_key_is_a_path_that_stays_as_it_is(string key, string path)
    {
        await using var endpoint = await StartAsync();
        using var client = new AwsClient(endpoint.Options);

        var result = await client.CallAsync("s3", "HeadObject", Input(("Bucket", "radar"), ("Key", key)), Cancel);

        Assert.Null(result.Error);
        Assert.Empty(endpoint.SignatureErrors);
        Assert.Equal(path, Assert.Single(endpoint.Requests).RawPath);
        Assert.Equal("s3", Assert.Single(endpoint.Claims).Scope.Service);
    }

    [Fact]
    public async Task A_bucket_alone_stands_in_the_path_once()
    {
        await using var endpoint = await StartAsync();
        using var client = new AwsClient(endpoint.Options);

        await client.CallAsync("s3", "HeadBucket", Input(("Bucket", "radar")), Cancel);

        Assert.Empty(endpoint.SignatureErrors);
        Assert.Equal("/radar", Assert.Single(endpoint.Requests).RawPath);
    }

    [Fact]
    public async Task A_body_is_signed_and_its_hash_is_told()
    {
        await using var endpoint = await StartAsync();
        using var client = new AwsClient(endpoint.Options);
        var input = Input(("Bucket", "radar"), ("Key", "k"), ("Body", "aGVsbG8="));

        var result = await client.CallAsync("s3", "PutObject", input, Cancel);

        Assert.Null(result.Error);
        Assert.Empty(endpoint.SignatureErrors);
        var request = Assert.Single(endpoint.Requests);
        Assert.Equal("hello"u8.ToArray(), request.Body.ToArray());
        Assert.Equal(
            "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
            request.Headers["X-Amz-Content-Sha256"]
        );
        Assert.Contains("x-amz-content-sha256", Assert.Single(endpoint.Claims).SignedHeaders);
    }

    [Fact]
    public async Task A_body_that_the_model_leaves_out_of_the_signature_is_not_hashed()
    {
        await using var endpoint = await StartAsync();
        using var client = new AwsClient(endpoint.Options);

        await client.CallAsync("mediastore-data", "PutObject", Input(("Path", "a/b"), ("Body", "aGVsbG8=")), Cancel);

        Assert.Equal("UNSIGNED-PAYLOAD", Assert.Single(endpoint.Requests).Headers["X-Amz-Content-Sha256"]);
    }

    [Fact]
    public async Task A_stored_object_is_asked_for_as_it_is_stored()
    {
        await using var endpoint = await StartAsync();
        using var client = new AwsClient(endpoint.Options);

        await client.CallAsync("s3", "GetObject", Input(("Bucket", "radar"), ("Key", "k.gz")), Cancel);

        Assert.Equal("identity", Assert.Single(endpoint.Requests).Headers["Accept-Encoding"]);
    }

    private static System.Text.Json.JsonElement Input(params (string Name, string Value)[] members) =>
        ModelValues.Element(
            new JsonObject(members.Select(member => KeyValuePair.Create(member.Name, (JsonNode?)member.Value)))
        );

    private static Task<AnsweringEndpoint> StartAsync() =>
        AnsweringEndpoint.StartAsync(_ => new WireResponse { Status = 200 });
}
