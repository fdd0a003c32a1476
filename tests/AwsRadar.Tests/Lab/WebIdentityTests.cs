using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Lab;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Lab;

/// <summary>Roles for those whom an OpenID Connect provider vouches for. Nobody signs these requests.</summary>
public sealed class WebIdentityTests : IAsyncLifetime
{
    private const string GitHub = "https://token.actions.githubusercontent.com";
    private const string GitHubArn = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";
    private const string Main = """{"sub":"repo:acme/web:ref:refs/heads/main","aud":"sts.amazonaws.com"}""";

    private readonly OutsideIssuer _issuer = new();
    private LabServer? _lab;

    private LabServer Lab => _lab!;

    private LabClient Root => new(Lab.Endpoint, Lab.RootCredentials);

    public async ValueTask InitializeAsync()
    {
        _lab = await LabServer.StartAsync(
            new LabOptions { OidcKeySets = ImmutableDictionary<string, string>.Empty.Add(_issuer.Url, _issuer.KeySet) },
            TestContext.Current.CancellationToken
        );
        await CreateProviderAsync(GitHub, "sts.amazonaws.com");
        await CreateProviderAsync(_issuer.Url, "radar");
        await CreateRoleAsync(
            "deploy",
            GitHubArn,
            """
            {"StringEquals":{"token.actions.githubusercontent.com:aud":"sts.amazonaws.com"},
             "StringLike":{"token.actions.githubusercontent.com:sub":"repo:acme/web:*"}}
            """
        );
        await CreateRoleAsync("tenant", "arn:aws:iam::123456789012:oidc-provider/id.example.com/tenant", "{}");
    }

    public async ValueTask DisposeAsync()
    {
        _issuer.Dispose();
        await Lab.DisposeAsync();
    }

    [Fact]
    public async Task A_workflow_becomes_the_role_that_trusts_its_repository()
    {
        var output = await AssumeAsync("deploy", Lab.CreateWebIdentityToken(GitHub, Main));

        Assert.Equal("repo:acme/web:ref:refs/heads/main", Text(output, "SubjectFromWebIdentityToken"));
        Assert.Equal(("sts.amazonaws.com", GitHubArn), (Text(output, "Audience"), Text(output, "Provider")));
        var identity = await SessionOf(output).Sts.CallAsync("GetCallerIdentity");
        Assert.Equal("arn:aws:sts::123456789012:assumed-role/deploy/run-1", Text(identity, "Arn"));
        await SessionOf(output).CallAsync("ListUsers");
    }

    [Theory]
    [InlineData("""{"sub":"repo:evil/web:ref:refs/heads/main","aud":"sts.amazonaws.com"}""")]
    [InlineData("""{"sub":"repo:acme/website","aud":"sts.amazonaws.com"}""")]
    public async Task Somebody_elses_repository_does_not(string claims)
    {
        var error = await FailAsync("deploy", Lab.CreateWebIdentityToken(GitHub, claims));

        Assert.Equal(
            ("AccessDenied", 403, "Not authorized to perform sts:AssumeRoleWithWebIdentity"),
            (error.Code, error.Status, error.Message)
        );
    }

    [Fact]
    public async Task A_role_that_is_not_there_or_trusts_another_provider_looks_the_same()
    {
        var token = Lab.CreateWebIdentityToken(GitHub, Main);

        var errors = new[] { await FailAsync("none", token), await FailAsync("tenant", token) };

        Assert.All(
            errors,
            error => Assert.Equal("Not authorized to perform sts:AssumeRoleWithWebIdentity", error.Message)
        );
    }

    [Theory]
    [InlineData("RS256")]
    [InlineData("RS512")]
    [InlineData("ES256")]
    public async Task A_token_that_the_issuers_own_key_signed_is_good(string algorithm)
    {
        var output = await AssumeAsync("tenant", _issuer.Sign(Claims("radar"), algorithm));

        Assert.Equal("mina", Text(output, "SubjectFromWebIdentityToken"));
    }

    [Fact]
    public async Task A_token_that_another_key_signed_is_refused()
    {
        using var other = new OutsideIssuer();
        var good = _issuer.Sign(Claims("radar"));
        var (head, body, signature) = (good.Split('.')[0], good.Split('.')[1], good.Split('.')[2]);
        var changed = _issuer.Sign(Claims("radar", "root")).Split('.')[1];
        string[] tokens =
        [
            other.Sign(Claims("radar")),
            _issuer.Sign(Claims("radar"), keyId: "third"),
            _issuer.Sign(Claims("radar"), "none"),
            _issuer.Sign(Claims("radar"), "HS256"),
            $"{head}.{changed}.{signature}",
            $"{head}.{body}.{signature[..^2]}",
        ];

        foreach (var token in tokens)
        {
            var error = await FailAsync("tenant", token);

            Assert.Equal(("InvalidIdentityToken", 400), (error.Code, error.Status));
            Assert.StartsWith("Couldn't retrieve verification key", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("no token at all")]
    [InlineData("e30.e30.e30")]
    [InlineData("eyJhbGciOiJub25lIn0.e30.")]
    [InlineData("a.b.c.d")]
    public async Task What_is_no_token_is_refused(string token)
    {
        var error = await FailAsync("tenant", token);

        Assert.Equal("InvalidIdentityToken", error.Code);
    }

    [Theory]
    [InlineData("""{"aud":"radar"}""", "Missing a required claim: sub")]
    [InlineData("""{"sub":"mina"}""", "Missing a required claim: aud")]
    [InlineData("""{"sub":"mina","aud":"radar","exp":"tomorrow"}""", "Missing a required claim: exp")]
    [InlineData("""{"sub":"mina","aud":"another"}""", "Incorrect token audience")]
    [InlineData("""{"sub":"mina","aud":"radar","iat":32503680000}""", "The token is not valid yet.")]
    [InlineData(
        """{"sub":"mina","aud":"radar","https://aws.amazon.com/source_identity":"with space"}""",
        "Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with \"aws:\""
    )]
    [InlineData(
        """{"sub":"mina","aud":"radar","https://aws.amazon.com/tags":{"principal_tags":{"a":["1"],"A":["2"]}}}""",
        "Each session tag of the token must have one value, and keys must differ in more than case."
    )]
    public async Task A_token_must_say_what_AWS_needs(string claims, string message)
    {
        var error = await FailAsync("tenant", Lab.CreateWebIdentityToken(_issuer.Url, claims));

        Assert.Equal(("InvalidIdentityToken", message), (error.Code, error.Message));
    }

    [Fact]
    public async Task An_issuer_without_a_provider_in_the_account_is_unknown()
    {
        var error = await FailAsync("tenant", Lab.CreateWebIdentityToken("https://else.example.com", Main));

        Assert.Equal("No OpenIDConnect provider found in your account for https://else.example.com", error.Message);
    }

    [Fact]
    public async Task A_token_ends()
    {
        var past = Lab.CreateWebIdentityToken(_issuer.Url, """{"sub":"mina","aud":"radar","exp":1700000000}""");

        var error = await FailAsync("tenant", past);

        Assert.Equal(("ExpiredTokenException", 400), (error.Code, error.Status));
        Assert.EndsWith("must be before the expiration date/time 1700000000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tags_and_a_source_identity_need_the_role_to_let_them_in()
    {
        const string Tagged = """
            {"sub":"mina","aud":"radar","https://aws.amazon.com/source_identity":"mina",
             "https://aws.amazon.com/tags":{"principal_tags":{"Team":["blue"]},"transitive_tag_keys":["Team"]}}
            """;
        var token = Lab.CreateWebIdentityToken(_issuer.Url, Tagged);
        var (provider, onBlue) = (
            "arn:aws:iam::123456789012:oidc-provider/id.example.com/tenant",
            """{"StringEquals":{"aws:RequestTag/Team":"blue","sts:SourceIdentity":"mina"}}"""
        );
        await CreateRoleAsync(
            "tagged",
            provider,
            onBlue,
            "sts:AssumeRoleWithWebIdentity",
            "sts:TagSession",
            "sts:SetSourceIdentity"
        );

        var plain = await FailAsync("tenant", token);
        var output = await AssumeAsync("tagged", token);

        Assert.Equal("Not authorized to perform sts:TagSession", plain.Message);
        Assert.Equal("mina", Text(output, "SourceIdentity"));
        await PutPolicyAsync(
            "tagged",
            """
            {"StringEquals":{"aws:PrincipalTag/Team":"blue","aws:SourceIdentity":"mina",
             "aws:FederatedProvider":"arn:aws:iam::123456789012:oidc-provider/id.example.com/tenant"}}
            """
        );
        await SessionOf(output).CallAsync("ListUsers");
    }

    [Fact]
    public async Task Google_needs_no_provider_in_the_account_and_its_keys_last()
    {
        await CreateRoleAsync(
            "google",
            "accounts.google.com",
            """{"StringEquals":{"accounts.google.com:aud":"app"}}"""
        );
        var token = Lab.CreateWebIdentityToken("https://accounts.google.com", """{"sub":"1185","aud":"app"}""");

        var output = await AssumeAsync("google", token);

        Assert.Equal("accounts.google.com", Text(output, "Provider"));
        await PutPolicyAsync("google", """{"StringEquals":{"accounts.google.com:sub":"1185"}}""");
        await SessionOf(output).CallAsync("ListUsers");
    }

    [Fact]
    public async Task A_session_is_no_longer_than_its_role_allows_and_a_session_policy_limits_it()
    {
        var token = Lab.CreateWebIdentityToken(_issuer.Url, """{"sub":"mina","aud":"radar"}""");

        var error = await FailAsync("tenant", token, ("DurationSeconds", 3601));
        var output = await AssumeAsync("tenant", token, ("Policy", LabFixture.Allow("iam:ListRoles")));

        Assert.Equal("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.", error.Message);
        await SessionOf(output).CallAsync("ListRoles");
        Assert.Equal("AccessDenied", (await SessionOf(output).FailAsync("ListUsers")).Code);
    }

    [Theory]
    [InlineData("GetCallerIdentity")]
    [InlineData("GetSessionToken")]
    [InlineData("GetWebIdentityToken")]
    public async Task Every_other_operation_needs_a_signature(string operation)
    {
        var reply = await Root.Sts.SendAsync(operation, Root.Sts.Write(operation, Input(operation)));

        Assert.Equal("MissingAuthenticationToken", reply.Error?.Code);
    }

    [Fact]
    public async Task Access_tokens_of_other_providers_are_not_known()
    {
        var token = Lab.CreateWebIdentityToken(_issuer.Url, """{"sub":"mina","aud":"radar"}""");

        var error = await FailAsync("tenant", token, ("ProviderId", "www.amazon.com"));

        Assert.Equal("Provided Token is not a Login With Amazon token", error.Message);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""{"keys":[{"kty":"oct","k":"c2VjcmV0"}]}""")]
    public async Task A_key_set_that_is_none_stops_the_lab_from_starting(string keySet)
    {
        var options = new LabOptions
        {
            OidcKeySets = ImmutableDictionary<string, string>.Empty.Add("https://id.example.com", keySet),
        };

        var error = await Assert.ThrowsAsync<LabStartException>(() =>
            LabServer.StartAsync(options, TestContext.Current.CancellationToken)
        );

        Assert.Equal(LabStartFailure.OidcKeys, error.Failure);
        Assert.StartsWith("The key set of `https://id.example.com`", error.Message, StringComparison.Ordinal);
    }

    private static JsonObject Input(string operation) =>
        operation is "GetWebIdentityToken"
            ? new JsonObject { ["Audience"] = new JsonArray("a"), ["SigningAlgorithm"] = "RS256" }
            : [];

    private static string Claims(string audience, string subject = "mina") =>
        new JsonObject
        {
            ["iss"] = "https://id.example.com/tenant",
            ["sub"] = subject,
            ["aud"] = new JsonArray("somebody", audience),
            ["iat"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
            ["exp"] = DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds(),
        }.ToJsonString();

    private async Task<JsonElement> AssumeAsync(string role, string token, params (string, JsonNode)[] more)
    {
        var reply = await SendAsync(role, token, more);
        Assert.Null(reply.Error);
        return reply.Value.Output;
    }

    private async Task<WireError> FailAsync(string role, string token, params (string, JsonNode)[] more)
    {
        var reply = await SendAsync(role, token, more);
        Assert.NotNull(reply.Error);
        return reply.Error;
    }

    /// <summary>As SDKs send it: without a signature.</summary>
    private Task<WireResult<WireReply>> SendAsync(string role, string token, (string Name, JsonNode Value)[] more)
    {
        var input = new JsonObject
        {
            ["RoleArn"] = $"arn:aws:iam::123456789012:role/{role}",
            ["RoleSessionName"] = "run-1",
            ["WebIdentityToken"] = token,
        };
        foreach (var (name, value) in more)
        {
            input[name] = value;
        }

        var client = Root.Sts;
        return client.SendAsync("AssumeRoleWithWebIdentity", client.Write("AssumeRoleWithWebIdentity", input));
    }

    private LabClient SessionOf(JsonElement output)
    {
        var credentials = output.GetProperty("Credentials");
        return new LabClient(
            Lab.Endpoint,
            new LabCredentials(Text(credentials, "AccessKeyId"), Text(credentials, "SecretAccessKey")),
            Text(credentials, "SessionToken")
        );
    }

    private Task<JsonElement> CreateProviderAsync(string url, string audience) =>
        Root.CallAsync(
            "CreateOpenIDConnectProvider",
            new JsonObject { ["Url"] = url, ["ClientIDList"] = new JsonArray(audience) }
        );

    private async Task CreateRoleAsync(string name, string provider, string condition, params string[] actions)
    {
        var allowed = actions is [] ? ["sts:AssumeRoleWithWebIdentity"] : actions;
        await Root.CallAsync(
            "CreateRole",
            new JsonObject
            {
                ["RoleName"] = name,
                ["AssumeRolePolicyDocument"] = $$$"""
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Federated":"{{{provider}}}"},
                 "Action":["{{{string.Join("\",\"", allowed)}}}"],"Condition":{{{condition}}}}}
                """,
            }
        );
        await PutPolicyAsync(name, "{}");
    }

    private Task<JsonElement> PutPolicyAsync(string role, string condition) =>
        Root.CallAsync(
            "PutRolePolicy",
            new JsonObject
            {
                ["RoleName"] = role,
                ["PolicyName"] = "own",
                ["PolicyDocument"] = $$$"""
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:List*","Resource":"*","Condition":{{{condition}}}}}
                """,
            }
        );

    private static string Text(JsonElement json, string member) => json.GetProperty(member).GetString()!;
}
