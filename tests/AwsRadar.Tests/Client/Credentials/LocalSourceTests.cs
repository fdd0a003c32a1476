using System.Text;
using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Credentials;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Client.Credentials;

/// <summary>Containers and instances: what is sent to whom, and what broken answers of theirs become.</summary>
public sealed class LocalSourceTests
{
    private const string Keys =
        """{"Code":"Success","AccessKeyId":"ASIACONTAINEREXAMPLE","SecretAccessKey":"s","Token":"t","Expiration":"2999-01-01T00:00:00Z"}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_authorization_token_goes_to_the_container_and_the_file_wins()
    {
        await using var agent = await AnsweringEndpoint.StartAsync(_ => Answer(Keys));
        using var home = new SharedFolder()
            .With("token", "token of the file\n")
            .WithVariable("AWS_CONTAINER_CREDENTIALS_FULL_URI", agent.Url + "/role?x=1")
            .WithVariable("AWS_CONTAINER_AUTHORIZATION_TOKEN", "Bearer of-the-variable");

        var identity = await IdentityAsync(home);
        await IdentityAsync(home.WithVariable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", home.PathOf("token")));

        Assert.Equal(CredentialSource.Container, identity.Identity!.Source);
        Assert.Equal(["/role", "/role"], agent.Requests.Select(request => request.RawPath));
        Assert.Equal(
            ["Bearer of-the-variable", "token of the file"],
            agent.Requests.Select(request => request.Headers["Authorization"])
        );
    }

    [Fact]
    public async Task A_token_with_a_line_break_is_not_sent()
    {
        await using var agent = await AnsweringEndpoint.StartAsync(_ => Answer(Keys));
        using var home = new SharedFolder()
            .WithVariable("AWS_CONTAINER_CREDENTIALS_FULL_URI", agent.Url)
            .WithVariable("AWS_CONTAINER_AUTHORIZATION_TOKEN", "secret\r\nX-Other: 1");

        var error = (await IdentityAsync(home)).Error!;

        Assert.Contains("control character", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
        Assert.Empty(agent.Requests);
    }

    [Theory]
    [InlineData("http://example.com/credentials", false)]
    [InlineData("http://169.254.169.254/latest/meta-data", false)]
    [InlineData("http://169.254.170.2.example.com/", false)]
    [InlineData("http://127.0.0.1@169.254.1.1/", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("credentials", false)]
    [InlineData("http://127.0.0.1:9/x", true)]
    [InlineData("http://localhost:9/x", true)]
    [InlineData("http://[::1]:9/x", true)]
    [InlineData("http://169.254.170.2/v2", true)]
    [InlineData("http://169.254.170.23/v1", true)]
    [InlineData("http://[fd00:ec2::23]/v1", true)]
    [InlineData("https://credentials.example.com/", true)]
    public void Credentials_come_from_this_machine_its_agents_or_by_https(string url, bool isAllowed)
    {
        var refused = Record.Exception(() =>
            AwsRadar.Client.Credentials.Issuers.ContainerHosts.Check(url, "VARIABLE", mustBeLoopback: false)
        );

        Assert.Equal(isAllowed, refused is null);
    }

    [Fact]
    public async Task An_agent_that_fails_for_a_moment_is_asked_again()
    {
        var answers = new Queue<WireResponse>([Answer("later", 503), Answer("later", 500), Answer(Keys)]);
        await using var agent = await AnsweringEndpoint.StartAsync(_ => answers.Dequeue());
        using var home = new SharedFolder().WithVariable("AWS_CONTAINER_CREDENTIALS_FULL_URI", agent.Url);

        var identity = await IdentityAsync(home);

        Assert.Equal("ASIA…MPLE", identity.Identity!.MaskedAccessKeyId);
        Assert.Equal(3, agent.Requests.Count);
    }

    [Theory]
    [InlineData("denied", 403, "it answered with HTTP status 403")]
    [InlineData("", 302, "it answered with HTTP status 302")]
    [InlineData("<html>", 200, "is not a JSON object")]
    [InlineData("{}", 200, "lacks `AccessKeyId`")]
    [InlineData("huge", 200, "the answer is larger than 64 KiB")]
    public async Task An_agent_that_answers_with_something_else_is_one_sentence(string body, int status, string says)
    {
        var text = body == "huge" ? new string(' ', 70_000) : body;
        await using var agent = await AnsweringEndpoint.StartAsync(_ => Answer(text, status));
        using var home = new SharedFolder().WithVariable("AWS_CONTAINER_CREDENTIALS_FULL_URI", agent.Url);

        var error = (await IdentityAsync(home)).Error!;

        Assert.Equal(CallErrorKind.NoCredentials, error.Kind);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_metadata_of_an_instance_is_only_asked_with_a_session_token()
    {
        await using var metadata = await AnsweringEndpoint.StartAsync(request =>
            request switch
            {
                { Method: "PUT" } => Answer("session"),
                { RawPath: "/latest/meta-data/iam/security-credentials/" } => Answer("app"),
                _ => Answer(Keys),
            }
        );
        using var home = Instance(metadata);

        var identity = await IdentityAsync(home);

        Assert.Equal(CredentialSource.InstanceMetadata, identity.Identity!.Source);
        Assert.Equal(
            [
                ("PUT", "/latest/api/token", null),
                ("GET", "/latest/meta-data/iam/security-credentials/", "session"),
                ("GET", "/latest/meta-data/iam/security-credentials/app", "session"),
            ],
            metadata.Requests.Select(request =>
                (request.Method, request.RawPath, request.Headers["X-aws-ec2-metadata-token"])
            )
        );
        Assert.NotNull(metadata.Requests.First().Headers["X-aws-ec2-metadata-token-ttl-seconds"]);
    }

    [Theory]
    [InlineData("", 404, "No AWS credentials were found")]
    [InlineData("", 200, "No AWS credentials were found")]
    [InlineData("not json", 200, "is not a JSON object")]
    [InlineData(
        """{"Code":"AssumeRoleUnauthorizedAccess","Message":"EC2 cannot assume it"}""",
        200,
        "AssumeRoleUnauthorizedAccess: EC2 cannot assume it"
    )]
    public async Task An_instance_without_a_usable_role_is_one_sentence(string body, int status, string says)
    {
        await using var metadata = await AnsweringEndpoint.StartAsync(request =>
            request.Method == "PUT" ? Answer("session") : Answer(body, status)
        );
        using var home = Instance(metadata);

        var error = (await IdentityAsync(home)).Error!;

        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_metadata_service_is_asked_as_often_as_the_settings_say()
    {
        await using var metadata = await AnsweringEndpoint.StartAsync(_ => Answer("later", 503));
        using var home = Instance(metadata).With("config", "[default]\nmetadata_service_num_attempts = 3\n");

        await IdentityAsync(home);
        var three = metadata.Requests.Count;
        await IdentityAsync(home.WithVariable("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "1"));

        Assert.Equal((3, 4), (three, metadata.Requests.Count));
    }

    private static SharedFolder Instance(AnsweringEndpoint metadata) =>
        new SharedFolder()
            .WithVariable("AWS_EC2_METADATA_DISABLED", "false")
            // A second, as on an instance, may be short on a busy machine.
            .WithVariable("AWS_METADATA_SERVICE_TIMEOUT", "20")
            .WithVariable("AWS_EC2_METADATA_SERVICE_ENDPOINT", metadata.Url);

    private static async Task<IdentityResult> IdentityAsync(SharedFolder home)
    {
        using var client = new AwsClient(home.Options);
        return await client.IdentityAsync(Cancel);
    }

    private static WireResponse Answer(string text, int status = 200) =>
        new()
        {
            Status = status,
            Headers = new WireHeaders([
                new("Content-Type", "application/json"),
                new("Location", "http://example.com/"),
            ]),
            Body = Encoding.UTF8.GetBytes(text),
        };
}
