using System.Text;
using System.Text.Json.Nodes;
using AwsRadar.Lab;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Tests.Client.Credentials;

/// <summary>
/// What stands beside a program in the cloud, on loopback: a container's agent, an instance's metadata (version 2 alone), the
/// portal of IAM Identity Center, and an STS that believes any web identity.
/// </summary>
internal sealed class LocalAgent(IReadOnlyDictionary<string, LabCredentials> users, LabCredentials web, string webToken)
    : IAsyncDisposable
{
    private const string MetadataToken = "token-of-the-metadata";
    private AnsweringEndpoint? _endpoint;

    public string Url => _endpoint!.Url + "/";

    public AnsweringEndpoint Endpoint => _endpoint!;

    /// <summary>The user whose credentials the instance has.</summary>
    public string InstanceUser { get; init; } = "anna";

    public async Task StartAsync() => _endpoint = await AnsweringEndpoint.StartAsync(Answer);

    public ValueTask DisposeAsync() => _endpoint?.DisposeAsync() ?? ValueTask.CompletedTask;

    private WireResponse Answer(WireRequest request) =>
        request switch
        {
            { Method: "POST" } when request.Headers["Authorization"] is { } signed => signed.Contains(
                web.AccessKeyId,
                StringComparison.Ordinal
            )
                ? AnsweringEndpoint.Xml(CallerAnswer)
                : Text("", 403),
            { Method: "POST" } => AnsweringEndpoint.Xml(WebIdentityAnswer()),
            { RawPath: "/federation/credentials" } => request.Headers["x-amz-sso_bearer_token"]
            == CachedLogins.AccessToken
                ? Text(LoginAnswer())
                : Text("{}", 401),
            { Method: "PUT", RawPath: "/latest/api/token" } => Text(MetadataToken),
            { RawPath: var path } when path.StartsWith("/container/", StringComparison.Ordinal) => Text(
                Keys(users[path.Split('/')[^1]])
            ),
            _ when request.Headers["X-aws-ec2-metadata-token"] != MetadataToken => Text("", 401),
            { RawPath: "/latest/meta-data/iam/security-credentials/" } => Text("role of the instance"),
            { RawPath: "/latest/meta-data/iam/security-credentials/role%20of%20the%20instance" } => Text(
                Keys(users[InstanceUser])
            ),
            _ => Text("", 404),
        };

    /// <summary>The keys of the user; an empty token is none to the lab.</summary>
    private static string Keys(LabCredentials user) =>
        new JsonObject
        {
            ["Code"] = "Success",
            ["AccessKeyId"] = user.AccessKeyId,
            ["SecretAccessKey"] = user.SecretAccessKey,
            ["Token"] = "",
            ["Expiration"] = "2999-01-01T00:00:00Z",
        }.ToJsonString();

    private string LoginAnswer() =>
        new JsonObject
        {
            ["roleCredentials"] = new JsonObject
            {
                ["accessKeyId"] = web.AccessKeyId,
                ["secretAccessKey"] = web.SecretAccessKey,
                ["sessionToken"] = webToken,
                ["expiration"] = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeMilliseconds(),
            },
        }.ToJsonString();

    private const string CallerAnswer = """
        <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
          <Arn>arn:aws:iam::123456789012:user/wendy</Arn><Account>123456789012</Account><UserId>AIDA</UserId>
        </GetCallerIdentityResult></GetCallerIdentityResponse>
        """;

    private string WebIdentityAnswer() =>
        $"""
            <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
              <AssumeRoleWithWebIdentityResult><Credentials>
                <AccessKeyId>{web.AccessKeyId}</AccessKeyId><SecretAccessKey>{web.SecretAccessKey}</SecretAccessKey>
                <SessionToken>{webToken}</SessionToken><Expiration>2999-01-01T00:00:00Z</Expiration>
              </Credentials></AssumeRoleWithWebIdentityResult>
              <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>
            </AssumeRoleWithWebIdentityResponse>
            """;

    private static WireResponse Text(string text, int status = 200) =>
        new()
        {
            Status = status,
            Headers = new WireHeaders([new("Content-Type", "text/plain")]),
            Body = Encoding.UTF8.GetBytes(text),
        };
}
