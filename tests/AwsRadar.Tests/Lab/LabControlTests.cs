using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Lab;
using AwsRadar.Lab.Accounts;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Lab;

/// <summary>What only the lab has: back to the start, and another time.</summary>
public sealed class LabControlTests : IAsyncLifetime
{
    private const string Trust =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}""";

    private LabServer? _lab;

    private LabServer Lab => _lab!;

    private LabClient Root => new(Lab.Endpoint, Lab.RootCredentials);

    public async ValueTask InitializeAsync() =>
        _lab = await LabServer.StartAsync(
            new LabOptions { Account = LabAccount.Sample },
            TestContext.Current.CancellationToken
        );

    public ValueTask DisposeAsync() => Lab.DisposeAsync();

    [Fact]
    public async Task A_reset_takes_the_account_back_to_its_start()
    {
        var before = (await Root.CallAsync("GetAccountAuthorizationDetails")).GetRawText();
        var key = await Root.CreateUserAsync("passing", policy: null);
        await Root.CallAsync("DeleteAccountAlias", new JsonObject { ["AccountAlias"] = await AliasAsync() });

        Assert.Equal(200, (await PostAsync("reset", "")).Status);

        Assert.Equal(before, (await Root.CallAsync("GetAccountAuthorizationDetails")).GetRawText());
        Assert.NotEmpty(await AliasAsync());
        Assert.Equal("InvalidClientTokenId", (await new LabClient(Lab.Endpoint, key).FailAsync("ListUsers")).Code);
    }

    [Fact]
    public async Task A_reset_is_kept_in_the_state_file()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("aws-radar-reset-").FullName, "lab.state");
        var options = new LabOptions { StateFile = path };
        await using (var lab = await LabServer.StartAsync(options, TestContext.Current.CancellationToken))
        {
            var root = new LabClient(lab.Endpoint, lab.RootCredentials);
            await root.CallAsync("CreateUser", new JsonObject { ["UserName"] = "passing" });
            Assert.Equal(200, (await PostAsync(root, "reset", "")).Status);
        }

        await using (var lab = await LabServer.StartAsync(options, TestContext.Current.CancellationToken))
        {
            var root = new LabClient(lab.Endpoint, lab.RootCredentials);
            Assert.Equal(0, (await root.CallAsync("ListUsers")).GetProperty("Users").GetArrayLength());
        }

        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public async Task A_session_ends_when_the_clock_is_moved_beyond_it_and_requests_are_signed_as_before()
    {
        var key = await Root.CreateUserAsync("sleeper", LabFixture.Allow("sts:AssumeRole"));
        await Root.CallAsync(
            "CreateRole",
            new JsonObject { ["RoleName"] = "nap", ["AssumeRolePolicyDocument"] = Trust }
        );
        var reply = await new LabClient(Lab.Endpoint, key).Sts.CallAsync(
            "AssumeRole",
            new JsonObject { ["RoleArn"] = $"arn:aws:iam::{Lab.AccountId}:role/nap", ["RoleSessionName"] = "siesta" }
        );
        var credentials = reply.GetProperty("Credentials");
        var session = new LabClient(
            Lab.Endpoint,
            new LabCredentials(
                credentials.GetProperty("AccessKeyId").GetString()!,
                credentials.GetProperty("SecretAccessKey").GetString()!
            ),
            credentials.GetProperty("SessionToken").GetString()
        );
        await session.Sts.CallAsync("GetCallerIdentity");

        Assert.Equal(200, (await PostAsync("clock", """{"AdvanceSeconds":3601}""")).Status);

        Assert.Equal("ExpiredToken", (await session.Sts.FailAsync("GetCallerIdentity")).Code);
        await PostAsync("reset", "");
        Assert.Equal("InvalidClientTokenId", (await session.Sts.FailAsync("GetCallerIdentity")).Code);
    }

    [Fact]
    public async Task What_is_made_after_the_clock_is_set_has_its_date()
    {
        var set = await PostAsync("clock", """{"Time":"2031-05-01T12:00:00Z"}""");
        var user = await Root.CallAsync("CreateUser", new JsonObject { ["UserName"] = "unborn" });

        Assert.StartsWith("""{"Time":"2031-05-01T12:00:0""", Text(set), StringComparison.Ordinal);
        Assert.StartsWith(
            "2031-05-01T12:0",
            user.GetProperty("User").GetProperty("CreateDate").GetString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("""{"Time":"tomorrow"}""")]
    [InlineData("""{"Time":"9999-12-31T23:59:59Z"}""")]
    [InlineData("""{"Time":"0001-01-01T00:00:00Z"}""")]
    [InlineData("""{"AdvanceSeconds":1e99}""")]
    [InlineData("""{"AdvanceSeconds":1,"Time":"2031-05-01T12:00:00Z"}""")]
    public async Task A_clock_is_set_to_a_time_or_not_at_all(string body)
    {
        var reply = await PostAsync("clock", body);

        Assert.Equal((400, "ValidationError"), (reply.Status, Code(reply)));
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("clock")]
    public async Task Only_the_root_users_key_may(string what)
    {
        var key = await Root.CreateUserAsync("administrator", LabFixture.Allow("*"));
        var administrator = new LabClient(Lab.Endpoint, key);
        var stranger = new LabClient(Lab.Endpoint, Lab.RootCredentials with { SecretAccessKey = "guessed" });
        var unsigned = Request(Root, what, "");

        Assert.Equal("AccessDenied", Code(await PostAsync(administrator, what, """{"AdvanceSeconds":1}""")));
        Assert.Equal("SignatureDoesNotMatch", Code(await PostAsync(stranger, what, "")));
        Assert.Equal("MissingAuthenticationToken", Code(await Root.SendAsync(unsigned)));
        await Root.CallAsync("GetUser", new JsonObject { ["UserName"] = "administrator" });
    }

    [Fact]
    public async Task There_is_nothing_else_and_no_other_method()
    {
        var other = await PostAsync("shutdown", "");
        var get = await Root.SendAsync(Root.Sign(Request(Root, "reset", "") with { Method = "GET" }));

        Assert.Equal((404, "NotFound"), (other.Status, Code(other)));
        Assert.Equal((405, "MethodNotAllowed"), (get.Status, Code(get)));
    }

    [Fact]
    public async Task Curl_can_reset_the_lab()
    {
        await ForeignClient.RequireAsync("curl", "--version");
        await Root.CallAsync("CreateUser", new JsonObject { ["UserName"] = "passing" });
        var root = Lab.RootCredentials;

        var result = await ForeignClient.RunAsync(
            Lab,
            root,
            "curl",
            "--silent",
            "--aws-sigv4",
            "aws:amz:us-east-1:iam",
            "--user",
            $"{root.AccessKeyId}:{root.SecretAccessKey}",
            "--request",
            "POST",
            $"{Lab.Endpoint.GetLeftPart(UriPartial.Authority)}/_lab/reset"
        );

        Assert.Equal("{}", result.Out);
        Assert.Equal("NoSuchEntity", (await Root.FailAsync("GetUser", new() { ["UserName"] = "passing" })).Code);
    }

    private Task<WireResponse> PostAsync(string what, string body) => PostAsync(Root, what, body);

    private static Task<WireResponse> PostAsync(LabClient client, string what, string body) =>
        client.SendAsync(client.Sign(Request(client, what, body)));

    private static WireRequest Request(LabClient client, string what, string body) =>
        client.Write("ListUsers") with
        {
            RawPath = $"/_lab/{what}",
            Body = Encoding.UTF8.GetBytes(body),
        };

    private async Task<string> AliasAsync() =>
        (await Root.CallAsync("ListAccountAliases")).GetProperty("AccountAliases")[0].GetString()!;

    private static string Text(WireResponse reply) => Encoding.UTF8.GetString(reply.Body.Span);

    private static string? Code(WireResponse reply) =>
        JsonElement.Parse(reply.Body.Span).GetProperty("Code").GetString();
}
