using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Tests.Client.Credentials;
using AwsRadar.Tests.Lab;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Signing;
using Xunit;

namespace AwsRadar.Tests.Client;

/// <summary>Directory buckets of S3 Express are called with sessions, as AWS's own clients call them.</summary>
public sealed class ExpressTests
{
    private const string Bucket = "radar--usw2-az1--x-s3";
    private const string Other = "other--usw2-az1--x-s3";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_is_begun_once_and_signs_the_calls_to_its_bucket()
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(Answer);
        using var client = new AwsClient(endpoint.Options);

        Assert.Null((await GetAsync(client, Bucket)).Error);
        Assert.Null((await GetAsync(client, Bucket)).Error);
        Assert.Null((await GetAsync(client, Other)).Error);

        Assert.Equal(
            [
                $"GET /{Bucket}?session AKIAIOSFODNN7EXAMPLE s3express -",
                $"GET /{Bucket}/k KEY-{Bucket} s3express token-{Bucket}",
                $"GET /{Bucket}/k KEY-{Bucket} s3express token-{Bucket}",
                $"GET /{Other}?session AKIAIOSFODNN7EXAMPLE s3express -",
                $"GET /{Other}/k KEY-{Other} s3express token-{Other}",
            ],
            endpoint.Requests.Zip(endpoint.Claims, Shown)
        );
        Assert.All(endpoint.Requests.Zip(endpoint.Claims), pair => Assert.Null(Problem(pair.First, pair.Second)));
    }

    [Fact]
    public async Task A_session_is_renewed_before_it_ends()
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(Answer);
        var clock = new Clock();
        using var client = new AwsClient(endpoint.Options with { Time = clock });

        await GetAsync(client, Bucket);
        clock.Ahead = TimeSpan.FromMinutes(2);
        await GetAsync(client, Bucket);
        clock.Ahead = TimeSpan.FromMinutes(4);
        await GetAsync(client, Bucket);

        Assert.Equal(2, endpoint.Requests.Count(request => request.RawQuery is "session"));
        Assert.Equal(5, endpoint.Requests.Count);
    }

    [Fact]
    public async Task Calls_that_begin_at_once_share_one_session()
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(Answer);
        using var client = new AwsClient(endpoint.Options);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => GetAsync(client, Bucket)));

        Assert.Single(endpoint.Requests, request => request.RawQuery is "session");
    }

    [Fact]
    public async Task A_session_that_is_denied_says_so_and_the_call_is_not_sent()
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ =>
            AnsweringEndpoint.Xml("<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>", 403)
        );
        using var client = new AwsClient(endpoint.Options);

        var error = (await GetAsync(client, Bucket)).Error!;

        Assert.Equal(CallErrorKind.Denied, error.Kind);
        Assert.Equal($"No session with the directory bucket `{Bucket}` was begun: Access Denied", error.Message);
        Assert.Single(endpoint.Requests);
    }

    [Theory]
    [InlineData("AWS_S3_DISABLE_EXPRESS_SESSION_AUTH", "")]
    [InlineData("X", "s3_disable_express_session_auth = true")]
    public async Task Without_sessions_the_callers_own_credentials_sign(string variable, string setting)
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(Answer);
        using var folder = new SharedFolder().With("config", $"[default]\n{setting}\n").WithVariable(variable, "true");
        using var client = new AwsClient(
            endpoint.Options with
            {
                EnvironmentVariables = folder.Options.EnvironmentVariables,
                ProfileName = "default",
            }
        );

        Assert.Null((await GetAsync(client, Bucket)).Error);

        Assert.Equal(
            [$"GET /{Bucket}/k AKIAIOSFODNN7EXAMPLE s3express -"],
            endpoint.Requests.Zip(endpoint.Claims, Shown)
        );
        Assert.Empty(endpoint.SignatureErrors);
    }

    [Fact]
    public async Task Boto3_sends_the_same_requests()
    {
        await ForeignClient.RequireAsync("python3", "-c", "import boto3");
        await using var ours = await AnsweringEndpoint.StartAsync(Answer);
        await using var theirs = await AnsweringEndpoint.StartAsync(Answer);
        using var client = new AwsClient(ours.Options);

        foreach (var bucket in (string[])[Bucket, Bucket, Other])
        {
            await GetAsync(client, bucket);
        }

        await PythonScript.RunAsync(
            Path.Combine(CredentialsFolder.Path, "express.py"),
            [new JsonObject { ["url"] = theirs.Url, ["buckets"] = new JsonArray(Bucket, Bucket, Other) }.ToJsonString()]
        );
        Assert.Equal(theirs.Requests.Zip(theirs.Claims, Shown), ours.Requests.Zip(ours.Claims, Shown));
    }

    private static Task<CallResult> GetAsync(AwsClient client, string bucket) =>
        client.CallAsync("s3", "GetObject", JsonElement.Parse($$"""{"Bucket":"{{bucket}}","Key":"k"}"""), Cancel);

    private static WireResponse Answer(WireRequest request)
    {
        var bucket = request.RawPath.Split('/')[1];
        var end = DateTimeOffset
            .UtcNow.AddMinutes(5)
            .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return request.RawQuery.StartsWith("session", StringComparison.Ordinal)
            ? AnsweringEndpoint.Xml(
                $"""
                <CreateSessionResult><Credentials><SessionToken>token-{bucket}</SessionToken>
                <SecretAccessKey>secret-{bucket}</SecretAccessKey><AccessKeyId>KEY-{bucket}</AccessKeyId>
                <Expiration>{end}</Expiration></Credentials></CreateSessionResult>
                """
            )
            : new WireResponse { Status = 200, Body = "content"u8.ToArray() };
    }

    private static string Shown(WireRequest request, SignatureClaim claim) =>
        $"{request.Method} {request.RawPath}{(request.RawQuery.StartsWith("session", StringComparison.Ordinal) ? "?session" : "")} "
        + $"{claim.AccessKeyId} {claim.Scope.Service} {request.Headers["x-amz-s3session-token"] ?? request.Headers["X-Amz-Security-Token"] ?? "-"}";

    /// <summary>What does not hold in a signature, by the secret that belongs to its key.</summary>
    private static WireError? Problem(WireRequest request, SignatureClaim claim) =>
        SignatureVerifier.Check(
            request,
            claim,
            claim.AccessKeyId.StartsWith("KEY-", StringComparison.Ordinal)
                ? new Secret(claim.AccessKeyId.Replace("KEY-", "secret-", StringComparison.Ordinal))
                : AnsweringEndpoint.Key.SecretAccessKey,
            region: null,
            "s3express",
            DateTimeOffset.UtcNow
        );

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
    }
}
