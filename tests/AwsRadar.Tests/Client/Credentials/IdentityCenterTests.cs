using System.Text;
using System.Text.Json.Nodes;
using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Credentials;
using AwsRadar.Client.Credentials.Issuers;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Client.Credentials;

/// <summary>IAM Identity Center: the AWS CLI's login is used, renewed and, when it has ended, asked for.</summary>
public sealed class IdentityCenterTests
{
    private const string StartUrl = "https://corp.awsapps.com/start";

    private const string Session = $"""
        [profile dev]
        sso_session = corp
        sso_account_id = 123456789012
        sso_role_name = Reader
        [sso-session corp]
        sso_start_url = {StartUrl}
        sso_region = eu-west-1

        """;

    private const string Legacy = $"""
        [profile dev]
        sso_start_url = {StartUrl}
        sso_region = eu-west-1
        sso_account_id = 123456789012
        sso_role_name = Reader

        """;

    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Session, "corp")]
    [InlineData(Legacy, StartUrl)]
    public async Task A_login_of_the_AWS_CLI_gives_the_credentials_of_the_role(string config, string key)
    {
        await using var portal = await AnsweringEndpoint.StartAsync(_ => Role());
        using var home = Home(portal, config).With(CachedLogins.PathOf(key), Token(Now.AddHours(1)));

        var identity = (await IdentityAsync(home)).Identity!;

        Assert.Equal(
            (CredentialSource.IdentityCenter, "ASIA…IDC1", true, Now.AddHours(2)),
            (identity.Source, identity.MaskedAccessKeyId, identity.IsTemporary, identity.Expiration!.Value)
        );
        Assert.Equal(
            $"role `Reader` in account 123456789012 by IAM Identity Center, profile `dev` in `{home.PathOf("config")}`",
            identity.Origin
        );
        var request = Assert.Single(portal.Requests);
        Assert.Equal(("GET", "/federation/credentials"), (request.Method, request.RawPath));
        Assert.Equal(
            ["account_id=123456789012", "role_name=Reader"],
            request.RawQuery.Split('&').Order(StringComparer.Ordinal)
        );
        Assert.Equal(CachedLogins.AccessToken, request.Headers["x-amz-sso_bearer_token"]);
        Assert.Null(request.Headers["Authorization"]);
    }

    [Theory]
    [InlineData(Session, "corp")]
    [InlineData(Legacy, StartUrl)]
    public async Task A_login_that_has_ended_says_how_to_begin_it_again(string config, string key)
    {
        await using var portal = await AnsweringEndpoint.StartAsync(_ => Role());
        using var home = Home(portal, config).With(CachedLogins.PathOf(key), Token(Now.AddSeconds(-1)));

        var error = (await IdentityAsync(home)).Error!;

        Assert.Equal(CallErrorKind.ExpiredCredentials, error.Kind);
        Assert.EndsWith("run `aws sso login --profile dev`.", error.Message, StringComparison.Ordinal);
        Assert.Empty(portal.Requests);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"accessToken":CachedLogins.AccessToken}""")]
    [InlineData("""{"accessToken":CachedLogins.AccessToken,"expiresAt":"soon"}""")]
    public async Task No_login_or_a_broken_one_says_how_to_begin_it(string? cache)
    {
        await using var portal = await AnsweringEndpoint.StartAsync(_ => Role());
        using var home = Home(portal, Session);
        if (cache is not null)
        {
            home.With(CachedLogins.PathOf("corp"), cache);
        }

        var error = (await IdentityAsync(home)).Error!;

        Assert.Contains("`aws sso login --profile dev`", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(CachedLogins.AccessToken, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "UnauthorizedException", CallErrorKind.ExpiredCredentials, "`aws sso login --profile dev`")]
    [InlineData(403, "ForbiddenException", CallErrorKind.Denied, "has no role `Reader` in account 123456789012")]
    [InlineData(404, "ResourceNotFoundException", CallErrorKind.NotFound, "No credentials came for role `Reader`")]
    public async Task What_the_portal_refuses_is_one_sentence(int status, string code, CallErrorKind kind, string says)
    {
        await using var portal = await AnsweringEndpoint.StartAsync(_ =>
            Json($$"""{"__type":"{{code}}","message":"No."}""", status, code)
        );
        using var home = Home(portal, Session).With(CachedLogins.PathOf("corp"), Token(Now.AddHours(1)));

        var error = (await IdentityAsync(home)).Error!;

        Assert.Equal(kind, error.Kind);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_near_its_end_is_renewed_and_kept_for_the_AWS_CLI()
    {
        await using var portal = await AnsweringEndpoint.StartAsync(request =>
            request.RawPath == "/token"
                ? Json("""{"accessToken":"renewed","expiresIn":28800,"refreshToken":"next","tokenType":"Bearer"}""")
                : Role()
        );
        using var home = Home(portal, Session)
            .With(CachedLogins.PathOf("corp"), Token(Now.AddMinutes(-5), isRenewable: true));

        await IdentityAsync(home);
        await IdentityAsync(home);

        Assert.Equal(
            ["/token", "/federation/credentials", "/federation/credentials"],
            portal.Requests.Select(each => each.RawPath)
        );
        var asked = JsonNode.Parse(portal.Requests.First().Body.Span)!;
        Assert.Equal(
            ("refresh_token", "client", "client-secret", "refresh"),
            (
                (string?)asked["grantType"],
                (string?)asked["clientId"],
                (string?)asked["clientSecret"],
                (string?)asked["refreshToken"]
            )
        );
        Assert.All(portal.Requests.Skip(1), each => Assert.Equal("renewed", each.Headers["x-amz-sso_bearer_token"]));
        var kept = JsonNode.Parse(await File.ReadAllTextAsync(home.PathOf(CachedLogins.PathOf("corp")), Cancel))!;
        Assert.Equal(
            ("renewed", "2026-11-25T20:00:00Z", "next", "client", StartUrl),
            (
                (string?)kept["accessToken"],
                (string?)kept["expiresAt"],
                (string?)kept["refreshToken"],
                (string?)kept["clientId"],
                (string?)kept["startUrl"]
            )
        );
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(home.PathOf(CachedLogins.PathOf("corp")))
            );
        }
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(-5, false)]
    public async Task A_login_that_cannot_be_renewed_is_used_to_its_end_and_no_longer(int minutesLeft, bool isUsed)
    {
        await using var portal = await AnsweringEndpoint.StartAsync(request =>
            request.RawPath == "/token"
                ? Json("""{"error":"invalid_grant","error_description":"ended"}""", 400, "InvalidGrantException")
                : Role()
        );
        using var home = Home(portal, Session)
            .With(CachedLogins.PathOf("corp"), Token(Now.AddMinutes(minutesLeft), isRenewable: true));

        var result = await IdentityAsync(home);

        Assert.Equal(isUsed, result.IsFound);
        Assert.Equal(
            isUsed ? ["/token", "/federation/credentials"] : ["/token"],
            portal.Requests.Select(each => each.RawPath)
        );
    }

    [Theory]
    [InlineData("sso_account_id = 123456789012\n", "")]
    [InlineData("sso_role_name = Reader\n", "")]
    [InlineData("sso_start_url = https://corp.awsapps.com/start\n", "")]
    [InlineData("sso_region = eu-west-1\n", "")]
    [InlineData("sso_role_name = Reader\n", "sso_role_name = Reader\nsso_region = eu-north-1\n")]
    public async Task A_setting_that_is_missing_or_said_twice_differently_is_named(string line, string instead)
    {
        await using var portal = await AnsweringEndpoint.StartAsync(_ => Role());
        using var home = Home(portal, Session.Replace(line, instead, StringComparison.Ordinal));

        var error = (await IdentityAsync(home)).Error!;

        Assert.Contains(
            instead.Length == 0 ? $"lacks `{line.Split(' ')[0]}`" : "differ in `sso_region`",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("config` line ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://s3.example.com", null)]
    [InlineData("http://127.0.0.1:4599", "http://127.0.0.1:4599")]
    public void A_bearer_token_never_goes_to_an_endpoint_of_the_command_line_but_this_machines(string url, string? kept)
    {
        var options = BearerCalls.Options(new AwsClientOptions { EndpointUrl = url }, "eu-west-1");

        Assert.Equal((kept, "eu-west-1"), (options.EndpointUrl, options.Region));
    }

    private static SharedFolder Home(AnsweringEndpoint portal, string config)
    {
        var home = new SharedFolder()
            .With("config", config)
            .WithVariable("AWS_ENDPOINT_URL_SSO", portal.Url)
            .WithVariable("AWS_ENDPOINT_URL_SSO_OIDC", portal.Url);
        Directory.CreateDirectory(home.PathOf("sso/cache"));
        return home;
    }

    private static string Token(DateTimeOffset end, bool isRenewable = false)
    {
        var token = CachedLogins.Token(end);
        if (isRenewable)
        {
            token["refreshToken"] = "refresh";
            token["clientId"] = "client";
            token["clientSecret"] = "client-secret";
            token["registrationExpiresAt"] = "2999-01-01T00:00:00Z";
        }
        else
        {
            // As the AWS CLI's first version wrote it.
            token["expiresAt"] = $"{token["expiresAt"]}".Replace("Z", "UTC", StringComparison.Ordinal);
        }

        return token.ToJsonString();
    }

    private static WireResponse Role() =>
        Json(
            new JsonObject
            {
                ["roleCredentials"] = new JsonObject
                {
                    ["accessKeyId"] = "ASIAIDENTITYCENTIDC1",
                    ["secretAccessKey"] = "s",
                    ["sessionToken"] = "t",
                    ["expiration"] = Now.AddHours(2).ToUnixTimeMilliseconds(),
                },
            }.ToJsonString()
        );

    private static WireResponse Json(string text, int status = 200, string? error = null) =>
        new()
        {
            Status = status,
            Headers = new WireHeaders(
                error is null
                    ? [new("Content-Type", "application/json")]
                    : [new("Content-Type", "application/json"), new("x-amzn-ErrorType", error)]
            ),
            Body = Encoding.UTF8.GetBytes(text),
        };

    private static async Task<IdentityResult> IdentityAsync(SharedFolder home)
    {
        using var client = new AwsClient(home.Options with { ProfileName = "dev", Time = new Noon() });
        return await client.IdentityAsync(Cancel);
    }

    private sealed class Noon : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
