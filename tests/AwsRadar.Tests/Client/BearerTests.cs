using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Client;

/// <summary>Services that take a token instead of a signature.</summary>
public sealed class BearerTests
{
    private const string Token = "bedrock-api-key-0123456789";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_of_the_environment_goes_instead_of_a_signature()
    {
        await using var endpoint = await StartAsync();
        using var folder = Folder().WithVariable("AWS_BEARER_TOKEN_BEDROCK", Token);
        using var client = new AwsClient(folder.Options with { EndpointUrl = endpoint.Url });

        var result = await client.CallAsync("bedrock", "ListFoundationModels", cancellationToken: Cancel);

        Assert.Null(result.Error);
        Assert.Equal($"Bearer {Token}", Assert.Single(endpoint.Requests).Headers["Authorization"]);
    }

    [Fact]
    public async Task A_token_is_not_shown_with_the_request()
    {
        using var folder = Folder().WithVariable("AWS_BEARER_TOKEN_BEDROCK", Token);
        using var client = new AwsClient(folder.Options with { EndpointUrl = "http://127.0.0.1:9" });

        var prepared = await client.PrepareAsync("bedrock", "ListFoundationModels", cancellationToken: Cancel);

        Assert.Contains(KeyValuePair.Create("Authorization", "Bearer ***"), prepared.Request!.Headers);
        Assert.DoesNotContain(
            prepared.Request.Headers,
            header => header.Value.Contains(Token, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Without_a_token_a_service_that_takes_both_gets_a_signature()
    {
        await using var endpoint = await StartAsync();
        using var client = new AwsClient(endpoint.Options);

        await client.CallAsync("bedrock", "ListFoundationModels", cancellationToken: Cancel);

        Assert.Empty(endpoint.SignatureErrors);
        Assert.Equal("bedrock", Assert.Single(endpoint.Claims).Scope.Service);
    }

    [Fact]
    public async Task A_token_for_one_service_goes_to_no_other()
    {
        await using var endpoint = await StartAsync();
        var options = endpoint.Options with
        {
            EnvironmentVariables = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["HOME"] = "/nonexistent",
                ["AWS_BEARER_TOKEN_IAM"] = Token,
                ["AWS_BEARER_TOKEN_BEDROCK"] = Token,
            },
        };
        using var client = new AwsClient(options);

        await client.CallAsync("iam", "ListUsers", cancellationToken: Cancel);

        Assert.Empty(endpoint.SignatureErrors);
        Assert.Equal("iam", Assert.Single(endpoint.Claims).Scope.Service);
    }

    [Fact]
    public async Task A_token_goes_to_no_host_that_is_not_AWSs()
    {
        using var folder = Folder()
            .WithVariable("AWS_BEARER_TOKEN_BEDROCK", Token)
            .WithVariable("AWS_RADAR_LOOPBACK_ONLY", "0")
            .WithVariable("AWS_ENDPOINT_URL", "https://collector.example");
        using var client = new AwsClient(folder.Options);

        var result = await client.CallAsync("bedrock", "ListFoundationModels", cancellationToken: Cancel);

        Assert.Equal((CallErrorKind.Refused, 0), (result.Error!.Kind, result.Attempts));
        Assert.Contains("`https://collector.example/`", result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_takes_nothing_else_says_where_a_token_comes_from()
    {
        using var folder = Folder();
        using var client = new AwsClient(folder.Options with { EndpointUrl = "http://127.0.0.1:9" });

        var result = await client.CallAsync("codecatalyst", "ListSpaces", cancellationToken: Cancel);

        Assert.Equal(
            "`codecatalyst` takes a token instead of a signature: use a profile with `sso_session`, or set `AWS_BEARER_TOKEN_CODECATALYST`.",
            result.Error!.Message
        );
    }

    private static SharedFolder Folder() => new SharedFolder().WithVariable("AWS_REGION", "us-east-1");

    private static Task<AnsweringEndpoint> StartAsync() =>
        AnsweringEndpoint.StartAsync(_ => new WireResponse
        {
            Status = 200,
            Headers = new WireHeaders([new("Content-Type", "application/json")]),
            Body = "{}"u8.ToArray(),
        });
}
