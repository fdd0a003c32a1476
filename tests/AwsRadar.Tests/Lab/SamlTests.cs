using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Lab;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Lab;

/// <summary>Roles for those whom a SAML provider vouches for. Nobody signs these requests; the provider signs its word.</summary>
public sealed class SamlTests(LabFixture fixture) : IClassFixture<LabFixture>, IAsyncLifetime
{
    private const string ProviderArn = "arn:aws:iam::123456789012:saml-provider/Outside";
    private const string RoleArn = "arn:aws:iam::123456789012:role/saml-admin";

    /// <summary>BASE64(SHA1("https://saml.example.com/idp" + "123456789012" + "/Outside")), by another program.</summary>
    private const string NameQualifier = "80ksX13NONrPY6GPqM2mGmfjICo=";
    private static readonly SamlClaims Mina = new();
    private readonly OutsideSamlProvider _provider = new();

    public async ValueTask InitializeAsync()
    {
        await fixture.Root.TryAsync("DeleteSAMLProvider", new JsonObject { ["SAMLProviderArn"] = ProviderArn });
        await fixture.Root.CallAsync(
            "CreateSAMLProvider",
            new JsonObject { ["Name"] = "Outside", ["SAMLMetadataDocument"] = _provider.Metadata }
        );
        await TrustAsync("""{"StringEquals":{"saml:aud":"https://signin.aws.amazon.com/saml"}}""");
    }

    public ValueTask DisposeAsync()
    {
        _provider.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("_assertion", false)]
    [InlineData("_assertion", true)]
    [InlineData("_response", false)]
    public async Task Somebody_who_signed_in_becomes_the_role(string signed, bool isInclusive)
    {
        var response = OutsideSamlProvider.Response(Mina, Role(), ("RoleSessionName", ["mina"]));

        var output = (await SendAsync(_provider.Sign(response, signed, isInclusive))).Value.Output;

        Assert.Equal(("mina@example.com", "persistent"), (Text(output, "Subject"), Text(output, "SubjectType")));
        Assert.Equal(OutsideSamlProvider.EntityId, Text(output, "Issuer"));
        Assert.Equal("https://signin.aws.amazon.com/saml", Text(output, "Audience"));
        Assert.Equal(NameQualifier, Text(output, "NameQualifier"));
        var identity = await SessionOf(output).Sts.CallAsync("GetCallerIdentity");
        Assert.Equal("arn:aws:sts::123456789012:assumed-role/saml-admin/mina", Text(identity, "Arn"));
    }

    [Fact]
    public async Task What_was_changed_after_the_signature_is_refused()
    {
        var signed = Decode(_provider.Sign(OutsideSamlProvider.Response(Mina, Role(), ("RoleSessionName", ["mina"]))));
        using var other = new OutsideSamlProvider();
        string[] forged =
        [
            signed.Replace("mina@example.com", "root@example.com", StringComparison.Ordinal),
            signed.Replace(">mina<", ">root<", StringComparison.Ordinal),
            signed.Replace("<SignatureValue>", "<SignatureValue>AAAA", StringComparison.Ordinal),
            signed.Replace("URI=\"#_assertion\"", "URI=\"\"", StringComparison.Ordinal),
            signed.Replace("xml-exc-c14n#", "xml-exc-c14n#WithComments", StringComparison.Ordinal),
            OutsideSamlProvider.Response(Mina, Role(), ("RoleSessionName", ["mina"])),
            Decode(other.Sign(OutsideSamlProvider.Response(Mina, Role(), ("RoleSessionName", ["mina"])))),
            Wrapped(signed),
            // The same id twice: which of the two was signed?
            signed.Replace("ID=\"_response\"", "ID=\"_assertion\"", StringComparison.Ordinal),
        ];

        foreach (var response in forged)
        {
            var reply = await SendAsync(Encode(response));

            Assert.Equal(
                ("InvalidIdentityToken", "Response signature invalid"),
                (reply.Error?.Code, reply.Error?.Message)
            );
        }
    }

    [Fact]
    public async Task A_comment_divides_no_name()
    {
        var signed = Decode(
            _provider.Sign(
                OutsideSamlProvider.Response(
                    Mina with
                    {
                        Subject = "mina@example.com.evil.org",
                    },
                    Role(),
                    ("RoleSessionName", ["mina"])
                )
            )
        );

        var reply = await SendAsync(
            Encode(signed.Replace("mina@example.com.evil", "mina@example.com<!-- -->.evil", StringComparison.Ordinal))
        );

        Assert.Equal("mina@example.com.evil.org", Text(reply.Value.Output, "Subject"));
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")]
    [InlineData("<?xml version=\"1.0\"?><?php system('id') ?><a/>")]
    [InlineData("<a><b></a></b>")]
    [InlineData("no XML")]
    [InlineData("")]
    public async Task What_is_no_response_is_refused(string text)
    {
        var reply = await SendAsync(text.Length == 0 ? "!!!!" : Encode(text));

        Assert.Equal(
            ("InvalidIdentityToken", "Invalid base64 SAMLResponse"),
            (reply.Error?.Code, reply.Error?.Message)
        );
    }

    [Fact]
    public async Task Deep_and_wide_documents_are_refused_and_cost_little()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 20_000));

        var reply = await SendAsync(Encode(deep));

        Assert.Equal("Invalid base64 SAMLResponse", reply.Error?.Message);
    }

    public static TheoryData<string, string, string> Refusals =>
        new()
        {
            { "status", "IDPRejectedClaim", "The identity provider reported that authentication failed" },
            { "issuer", "InvalidIdentityToken", "Issuer not present in specified provider" },
            { "audience", "InvalidIdentityToken", "Response does not contain the required audience." },
            { "recipient", "InvalidIdentityToken", "Response does not contain the required audience." },
            { "old", "ExpiredTokenException", "Token must be redeemed within 5 minutes of issuance" },
            { "early", "ExpiredTokenException", "Token must be redeemed within 5 minutes of issuance" },
            { "no name", "InvalidIdentityToken", "RoleSessionName is required in AuthnResponse" },
            {
                "odd name",
                "InvalidIdentityToken",
                "RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}"
            },
            { "other role", "AccessDenied", "Not authorized to perform sts:AssumeRoleWithSAML" },
            { "tags", "AccessDenied", "Not authorized to perform sts:TagSession" },
        };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_response_must_say_what_AWS_needs(string what, string code, string message)
    {
        var now = DateTimeOffset.UtcNow;
        var response = what switch
        {
            "status" => Response(Mina with { Status = "AuthnFailed" }),
            "issuer" => Response(Mina with { Issuer = "https://else.example.com" }),
            "audience" => Response(Mina with { Audience = "https://else.example.com" }),
            "recipient" => Response(Mina with { Recipient = "https://signin.aws.amazon.com.evil.org/saml" }),
            "old" => Response(Mina with { IssuedAt = now.AddMinutes(-6) }),
            "early" => Response(Mina with { IssuedAt = now.AddMinutes(6) }),
            "no name" => OutsideSamlProvider.Response(Mina, Role()),
            "odd name" => OutsideSamlProvider.Response(Mina, Role(), ("RoleSessionName", ["two words"])),
            "other role" => OutsideSamlProvider.Response(
                Mina,
                ("Role", [$"arn:aws:iam::123456789012:role/other,{ProviderArn}"]),
                ("RoleSessionName", ["mina"])
            ),
            _ => OutsideSamlProvider.Response(
                Mina,
                Role(),
                ("RoleSessionName", ["mina"]),
                ("PrincipalTag:Team", ["blue"])
            ),
        };

        var reply = await SendAsync(_provider.Sign(response));

        Assert.Equal((code, message), (reply.Error?.Code, reply.Error?.Message));
    }

    [Fact]
    public async Task A_trust_policy_asks_about_the_assertion_and_its_tags()
    {
        await TrustAsync(
            """
            {"StringEquals":{"saml:sub":"mina@example.com","saml:sub_type":"persistent","saml:doc":"123456789012/Outside",
             "saml:edupersonprimaryaffiliation":"staff","aws:RequestTag/Team":"blue","sts:RoleSessionName":"mina"},
             "ForAnyValue:StringEquals":{"saml:edupersonaffiliation":["member"]}}
            """,
            "sts:AssumeRoleWithSAML",
            "sts:TagSession"
        );
        var response = OutsideSamlProvider.Response(
            Mina,
            Role(),
            ("RoleSessionName", ["mina"]),
            ("PrincipalTag:Team", ["blue"]),
            ("urn:oid:1.3.6.1.4.1.5923.1.1.1.1", ["student", "member"]),
            ("urn:oid:1.3.6.1.4.1.5923.1.1.1.5", ["staff"])
        );

        var reply = await SendAsync(_provider.Sign(response));

        Assert.Null(reply.Error);
        await PutPolicyAsync("""{"StringEquals":{"aws:PrincipalTag/Team":"blue","saml:sub":"mina@example.com"}}""");
        await SessionOf(reply.Value.Output).CallAsync("ListUsers");
    }

    [Fact]
    public async Task The_session_ends_with_the_providers_own()
    {
        var end = DateTimeOffset.UtcNow.AddMinutes(20);
        var response = Response(Mina with { SessionEnd = $" SessionNotOnOrAfter=\"{end:yyyy-MM-ddTHH:mm:ssZ}\"" });

        var reply = await SendAsync(_provider.Sign(response));

        var expiration = Text(reply.Value.Output.GetProperty("Credentials"), "Expiration");
        Assert.StartsWith(
            end.ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture),
            expiration,
            StringComparison.Ordinal
        );
    }

    private static string Response(SamlClaims claims) =>
        OutsideSamlProvider.Response(claims, Role(), ("RoleSessionName", ["mina"]));

    private static (string, string[]) Role() => ("Role", [$"{RoleArn},{ProviderArn}"]);

    /// <summary>The signed assertion is put aside, and one of the attacker's in its place: the classic of SAML.</summary>
    private static string Wrapped(string signed)
    {
        var start = signed.IndexOf("<saml:Assertion", StringComparison.Ordinal);
        var end = signed.IndexOf("</saml:Assertion>", StringComparison.Ordinal) + "</saml:Assertion>".Length;
        var assertion = signed[start..end];
        var forged = assertion
            .Replace("_assertion\" Version", "_forged\" Version", StringComparison.Ordinal)
            .Replace(">mina<", ">root<", StringComparison.Ordinal);
        var aside = $"<samlp:Extensions>{assertion}</samlp:Extensions>";
        return signed[..start] + aside + forged + signed[end..];
    }

    private Task<WireResult<WireReply>> SendAsync(string assertion)
    {
        var client = fixture.Root.Sts;
        var input = new JsonObject
        {
            ["RoleArn"] = RoleArn,
            ["PrincipalArn"] = ProviderArn,
            ["SAMLAssertion"] = assertion,
        };
        return client.SendAsync("AssumeRoleWithSAML", client.Write("AssumeRoleWithSAML", input));
    }

    private async Task TrustAsync(string condition, params string[] actions)
    {
        var allowed = actions is [] ? ["sts:AssumeRoleWithSAML"] : actions;
        var trust = $$$"""
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Federated":"{{{ProviderArn}}}"},
             "Action":["{{{string.Join("\",\"", allowed)}}}"],"Condition":{{{condition}}}}}
            """;
        await fixture.Root.TryAsync(
            "CreateRole",
            new JsonObject { ["RoleName"] = "saml-admin", ["AssumeRolePolicyDocument"] = trust }
        );
        await fixture.Root.CallAsync(
            "UpdateAssumeRolePolicy",
            new JsonObject { ["RoleName"] = "saml-admin", ["PolicyDocument"] = trust }
        );
        await PutPolicyAsync("{}");
    }

    private Task<JsonElement> PutPolicyAsync(string condition) =>
        fixture.Root.CallAsync(
            "PutRolePolicy",
            new JsonObject
            {
                ["RoleName"] = "saml-admin",
                ["PolicyName"] = "own",
                ["PolicyDocument"] = $$$"""
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:List*","Resource":"*","Condition":{{{condition}}}}}
                """,
            }
        );

    private LabClient SessionOf(JsonElement output)
    {
        var credentials = output.GetProperty("Credentials");
        return new LabClient(
            fixture.Lab.Endpoint,
            new LabCredentials(Text(credentials, "AccessKeyId"), Text(credentials, "SecretAccessKey")),
            Text(credentials, "SessionToken")
        );
    }

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Decode(string text) => Encoding.UTF8.GetString(Convert.FromBase64String(text));

    private static string Text(JsonElement json, string member) => json.GetProperty(member).GetString()!;
}
