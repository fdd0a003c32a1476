using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Credentials;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Client.Credentials;

/// <summary>Sessions of `aws login`: used, renewed with a proof of the key that they belong to, and, when they have ended, asked for.</summary>
public sealed class LoginTests
{
    private const string Who = "arn:aws:iam::123456789012:user/anna";

    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_that_is_good_for_a_while_is_used_as_it_is()
    {
        await using var signIn = await AnsweringEndpoint.StartAsync(_ => Renewed());
        using var home = Home(signIn, Session(Now.AddMinutes(6)));

        var identity = (await IdentityAsync(home)).Identity!;

        Assert.Equal(
            (CredentialSource.Login, "ASIA…OLD1", true, Now.AddMinutes(6)),
            (identity.Source, identity.MaskedAccessKeyId, identity.IsTemporary, identity.Expiration!.Value)
        );
        Assert.Empty(signIn.Requests);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(-60)]
    public async Task A_session_near_or_past_its_end_is_renewed_with_a_proof_and_kept_for_the_AWS_CLI(int minutesLeft)
    {
        await using var signIn = await AnsweringEndpoint.StartAsync(_ => Renewed());
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var home = Home(signIn, Session(Now.AddMinutes(minutesLeft), key));

        var identity = (await IdentityAsync(home)).Identity!;

        Assert.Equal(("ASIA…NEW1", Now.AddMinutes(15)), (identity.MaskedAccessKeyId, identity.Expiration!.Value));
        var request = Assert.Single(signIn.Requests);
        Assert.Equal(("POST", "/v1/token", null), (request.Method, request.RawPath, request.Headers["Authorization"]));
        Assert.Equal(
            """{"clientId":"arn:aws:signin:::devtools/same-device","grantType":"refresh_token","refreshToken":"refresh-1"}""",
            Encoding.UTF8.GetString(request.Body.Span)
        );
        Assert.Equal(
            ("POST", signIn.Url + "/v1/token", Now.ToUnixTimeSeconds()),
            Proven(request.Headers["DPoP"]!, key)
        );
        var kept = JsonNode.Parse(await File.ReadAllTextAsync(home.PathOf(SessionFile), Cancel))!;
        Assert.Equal(
            ("refresh-2", "ASIAEXAMPLENEW1", "2026-11-25T12:15:00Z", "123456789012", "id"),
            (
                (string?)kept["refreshToken"],
                (string?)kept["accessToken"]!["accessKeyId"],
                (string?)kept["accessToken"]!["expiresAt"],
                (string?)kept["accessToken"]!["accountId"],
                (string?)kept["idToken"]
            )
        );
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(home.PathOf(SessionFile))
            );
        }
    }

    [Theory]
    [InlineData("TOKEN_EXPIRED")]
    [InlineData("USER_CREDENTIALS_CHANGED")]
    public async Task A_session_that_has_ended_says_how_to_begin_it_again(string reason)
    {
        await using var signIn = await AnsweringEndpoint.StartAsync(_ => Refused(reason));
        using var home = Home(signIn, Session(Now.AddMinutes(-1)));

        var error = (await IdentityAsync(home)).Error!;

        Assert.Equal(CallErrorKind.ExpiredCredentials, error.Kind);
        Assert.EndsWith("run `aws login --profile dev`.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_permission_to_renew_is_named()
    {
        await using var signIn = await AnsweringEndpoint.StartAsync(_ => Refused("INSUFFICIENT_PERMISSIONS"));
        using var home = Home(signIn, Session(Now.AddMinutes(-1)));

        var error = (await IdentityAsync(home)).Error!;

        Assert.Contains("it needs `signin:CreateOAuth2Token`", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_left_of_a_session_is_used_when_it_cannot_be_renewed()
    {
        await using var signIn = await AnsweringEndpoint.StartAsync(_ => Refused("SERVER_ERROR"));
        using var home = Home(signIn, Session(Now.AddMinutes(3)));

        var identity = (await IdentityAsync(home)).Identity!;

        Assert.Equal("ASIA…OLD1", identity.MaskedAccessKeyId);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"accessToken":{"accessKeyId":"A"}}""")]
    [InlineData(
        """{"accessToken":{"accessKeyId":"A","secretAccessKey":"s","sessionToken":"t","expiresAt":"2020-01-01T00:00:00Z"}}"""
    )]
    [InlineData(
        """{"clientId":"c","refreshToken":"r","dpopKey":"no key","accessToken":{"accessKeyId":"A","secretAccessKey":"s","sessionToken":"t","expiresAt":"2020-01-01T00:00:00Z"}}"""
    )]
    public async Task A_session_that_was_never_begun_or_is_damaged_says_how_to_begin_it(string? content)
    {
        await using var signIn = await AnsweringEndpoint.StartAsync(_ => Renewed());
        using var home = Home(signIn, content);

        var error = (await IdentityAsync(home)).Error!;

        Assert.Equal(CallErrorKind.ExpiredCredentials, error.Kind);
        Assert.Equal(
            $"The login of profile `dev` by `aws login`, `{home.PathOf("config")}` line 2, has ended, or was never begun: run `aws login --profile dev`.",
            error.Message
        );
        Assert.Empty(signIn.Requests);
    }

    private static string SessionFile =>
        $"login/cache/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Who)))}.json";

    private static SharedFolder Home(AnsweringEndpoint signIn, string? session)
    {
        var home = new SharedFolder()
            .With("config", $"[profile dev]\nlogin_session = {Who}\nregion = eu-west-1\n")
            .WithVariable("AWS_ENDPOINT_URL_SIGNIN", signIn.Url);
        Directory.CreateDirectory(home.PathOf("login/cache"));
        return session is null ? home : home.With(SessionFile, session);
    }

    private static async Task<IdentityResult> IdentityAsync(SharedFolder home)
    {
        using var client = new AwsClient(home.Options with { ProfileName = "dev", Time = new Clock() });
        return await client.IdentityAsync(Cancel);
    }

    private static string Session(DateTimeOffset end, ECDsa? key = null)
    {
        using var own = key is null ? ECDsa.Create(ECCurve.NamedCurves.nistP256) : null;
        return new JsonObject
        {
            ["accessToken"] = new JsonObject
            {
                ["accessKeyId"] = "ASIAEXAMPLEOLD1",
                ["secretAccessKey"] = "secret",
                ["sessionToken"] = "token",
                ["accountId"] = "123456789012",
                ["expiresAt"] = end.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            },
            ["clientId"] = "arn:aws:signin:::devtools/same-device",
            ["refreshToken"] = "refresh-1",
            ["idToken"] = "id",
            ["dpopKey"] = (key ?? own!).ExportECPrivateKeyPem(),
        }.ToJsonString();
    }

    private static WireResponse Renewed() =>
        Json(
            """{"accessToken":{"accessKeyId":"ASIAEXAMPLENEW1","secretAccessKey":"s2","sessionToken":"t2"},"tokenType":"aws_sigv4","expiresIn":900,"refreshToken":"refresh-2"}""",
            200
        );

    private static WireResponse Refused(string reason) =>
        Json($$"""{"error":"{{reason}}","message":"No."}""", 400) with
        {
            Headers = new WireHeaders([
                new("Content-Type", "application/json"),
                new("x-amzn-ErrorType", "AccessDeniedException"),
            ]),
        };

    private static WireResponse Json(string json, int status) =>
        new()
        {
            Status = status,
            Headers = new WireHeaders([new("Content-Type", "application/json")]),
            Body = Encoding.UTF8.GetBytes(json),
        };

    /// <summary>What the proof says, after its signature was verified with the key that it names, which is the session's.</summary>
    /// <remarks>https://www.rfc-editor.org/rfc/rfc9449#section-4.3</remarks>
    private static (string? Method, string? Url, long Time) Proven(string proof, ECDsa key)
    {
        var parts = proof.Split('.');
        var header = JsonElement.Parse(Base64Url.DecodeFromChars(parts[0]));
        var payload = JsonElement.Parse(Base64Url.DecodeFromChars(parts[1]));
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var jwk = header.GetProperty("jwk");
        Assert.Equal(
            ("dpop+jwt", "ES256", Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y)),
            (
                header.GetProperty("typ").GetString(),
                header.GetProperty("alg").GetString(),
                jwk.GetProperty("x").GetString(),
                jwk.GetProperty("y").GetString()
            )
        );
        Assert.True(
            key.VerifyData(
                Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"),
                Base64Url.DecodeFromChars(parts[2]),
                HashAlgorithmName.SHA256,
                DSASignatureFormat.IeeeP1363FixedFieldConcatenation
            )
        );
        return (
            payload.GetProperty("htm").GetString(),
            payload.GetProperty("htu").GetString(),
            payload.GetProperty("iat").GetInt64()
        );
    }

    private sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
