using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Lab;
using Xunit;

namespace AwsRadar.Tests.Lab;

/// <summary>Tokens by which others know who a principal of the account is: anybody can verify them.</summary>
public sealed class OutboundTokenTests(LabFixture fixture) : IClassFixture<LabFixture>
{
    private const string OwnClaims = "https://sts.amazonaws.com/";
    private static readonly HttpClient Http = new();

    [Theory]
    [InlineData("RS256")]
    [InlineData("ES384")]
    public async Task A_token_holds_against_the_keys_that_the_issuer_publishes(string algorithm)
    {
        var issuer = await EnableAsync();
        var user = fixture.ClientOf(await fixture.CreateUserAsync($"signs-{algorithm}", LabFixture.Allow("sts:*")));

        var output = await user.Sts.CallAsync("GetWebIdentityToken", Input(algorithm));

        var parts = output.GetProperty("WebIdentityToken").GetString()!.Split('.');
        var configuration = await GetAsync($"{issuer.Id}/.well-known/openid-configuration");
        var keys = JsonElement.Parse(await Http.GetStringAsync(Text(configuration, "jwks_uri"), Cancellation));
        var header = Decode(parts[0]);
        var key = keys.GetProperty("keys").EnumerateArray().Single(one => Text(one, "kid") == Text(header, "kid"));
        Assert.True(
            Holds(
                key,
                algorithm,
                Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"),
                Base64Url.DecodeFromChars(parts[2])
            )
        );
        Assert.Equal(issuer.Url, Text(configuration, "issuer"));
        var claims = Decode(parts[1]);
        Assert.Equal((issuer.Url, "https://api.example.com"), (Text(claims, "iss"), Text(claims, "aud")));
        Assert.Equal($"arn:aws:iam::123456789012:user/signs-{algorithm}", Text(claims, "sub"));
        Assert.Equal(300, claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64());
        Assert.Equal("123456789012", Text(claims.GetProperty(OwnClaims), "aws_account"));
        Assert.Equal("blue", Text(claims.GetProperty(OwnClaims).GetProperty("request_tags"), "team"));
    }

    [Theory]
    [InlineData("""{"ForAllValues:StringEquals":{"sts:IdentityTokenAudience":"https://api.example.com"}}""", true)]
    [InlineData("""{"ForAllValues:StringEquals":{"sts:IdentityTokenAudience":"https://else.example.com"}}""", false)]
    [InlineData("""{"NumericLessThanEquals":{"sts:DurationSeconds":"300"}}""", true)]
    [InlineData("""{"NumericLessThanEquals":{"sts:DurationSeconds":"299"}}""", false)]
    [InlineData("""{"StringEquals":{"sts:SigningAlgorithm":"ES384"}}""", false)]
    [InlineData("""{"StringEquals":{"aws:RequestTag/team":"blue"}}""", true)]
    public async Task A_policy_limits_audience_duration_algorithm_and_tags(string condition, bool isAllowed)
    {
        await EnableAsync();
        var policy = $$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:TagGetWebIdentityToken","Resource":"*"},
             {"Effect":"Allow","Action":"sts:GetWebIdentityToken","Resource":"*","Condition":{{condition}}}]}
            """;
        var name = $"limited-{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(condition)))[..8]}";
        var user = fixture.ClientOf(await fixture.CreateUserAsync(name, policy));

        var reply = await user.Sts.TryAsync("GetWebIdentityToken", Input("RS256"));

        Assert.Equal(isAllowed ? null : "AccessDenied", reply.Error?.Code);
    }

    [Fact]
    public async Task A_token_does_not_outlive_the_session_that_asks_for_it()
    {
        await EnableAsync();
        await fixture.Root.CallAsync(
            "CreateRole",
            new JsonObject
            {
                ["RoleName"] = "brief",
                ["AssumeRolePolicyDocument"] =
                    """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"sts:AssumeRole"}}""",
            }
        );
        await fixture.Root.CallAsync(
            "PutRolePolicy",
            new JsonObject
            {
                ["RoleName"] = "brief",
                ["PolicyName"] = "own",
                ["PolicyDocument"] = LabFixture.Allow("sts:*"),
            }
        );
        var user = fixture.ClientOf(await fixture.CreateUserAsync("becomes-brief", LabFixture.Allow("sts:AssumeRole")));
        var output = await user.Sts.CallAsync(
            "AssumeRole",
            new JsonObject
            {
                ["RoleArn"] = "arn:aws:iam::123456789012:role/brief",
                ["RoleSessionName"] = "test",
                ["DurationSeconds"] = 900,
            }
        );
        var credentials = output.GetProperty("Credentials");
        var session = new LabClient(
            fixture.Lab.Endpoint,
            new LabCredentials(Text(credentials, "AccessKeyId"), Text(credentials, "SecretAccessKey")),
            Text(credentials, "SessionToken")
        );
        var longer = Input("RS256");
        longer["DurationSeconds"] = 3600;

        var error = await session.Sts.FailAsync("GetWebIdentityToken", longer);
        var token = await session.Sts.CallAsync("GetWebIdentityToken", Input("RS256"));

        Assert.Equal(("SessionDurationEscalationException", 403), (error.Code, error.Status));
        var claims = Decode(Text(token, "WebIdentityToken").Split('.')[1]);
        Assert.Equal("arn:aws:iam::123456789012:role/brief", Text(claims, "sub"));
    }

    [Fact]
    public async Task Too_many_tags_are_too_long_a_token()
    {
        await EnableAsync();
        var input = Input("RS256");
        input["Tags"] = new JsonArray([
            .. Enumerable
                .Range(0, 50)
                .Select(number => new JsonObject { ["Key"] = $"key-{number}", ["Value"] = new string('v', 256) }),
        ]);

        var error = await fixture.Root.Sts.FailAsync("GetWebIdentityToken", input);

        Assert.Equal(("JWTPayloadSizeExceededException", 400), (error.Code, error.Status));
    }

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000/.well-known/jwks.json")]
    [InlineData("../reset")]
    public async Task Nothing_else_is_told_without_a_signature(string path)
    {
        await EnableAsync();

        using var response = await Http.GetAsync(new Uri(fixture.Lab.Endpoint, $"/_lab/issuers/{path}"), Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private async Task<(string Url, string Id)> EnableAsync()
    {
        await fixture.Root.TryAsync("EnableOutboundWebIdentityFederation");
        var url = Text(await fixture.Root.CallAsync("GetOutboundWebIdentityFederationInfo"), "IssuerIdentifier");
        return (url, new Uri(url).Host.Split('.')[0]);
    }

    private async Task<JsonElement> GetAsync(string path) =>
        JsonElement.Parse(
            await Http.GetStringAsync(new Uri(fixture.Lab.Endpoint, $"/_lab/issuers/{path}"), Cancellation)
        );

    private static JsonObject Input(string algorithm) =>
        new()
        {
            ["Audience"] = new JsonArray("https://api.example.com"),
            ["SigningAlgorithm"] = algorithm,
            ["Tags"] = new JsonArray(new JsonObject { ["Key"] = "team", ["Value"] = "blue" }),
        };

    private static bool Holds(JsonElement key, string algorithm, byte[] data, byte[] signature)
    {
        byte[] Bytes(string member) => Base64Url.DecodeFromChars(Text(key, member));
        if (algorithm is "RS256")
        {
            using var rsa = RSA.Create(new RSAParameters { Modulus = Bytes("n"), Exponent = Bytes("e") });
            return rsa.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }

        var point = new ECPoint { X = Bytes("x"), Y = Bytes("y") };
        using var ec = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP384, Q = point });
        return ec.VerifyData(data, signature, HashAlgorithmName.SHA384);
    }

    private static JsonElement Decode(string part) => JsonElement.Parse(Base64Url.DecodeFromChars(part));

    private static string Text(JsonElement json, string member) => json.GetProperty(member).GetString()!;
}
