using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Lab;

/// <summary>Assertions that an identity provider encrypts for AWS: the lab reads them with the provider's private keys.</summary>
public sealed class SamlEncryptionTests(LabFixture fixture) : IClassFixture<LabFixture>, IAsyncLifetime
{
    private const string ProviderArn = "arn:aws:iam::123456789012:saml-provider/Encrypting";
    private const string RoleArn = "arn:aws:iam::123456789012:role/saml-encrypted";
    private readonly OutsideSamlProvider _provider = new();
    private readonly RSA _key = RSA.Create(2048);

    public async ValueTask InitializeAsync()
    {
        await fixture.Root.TryAsync("DeleteSAMLProvider", Provider());
        var trust = $$$"""
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Federated":"{{{ProviderArn}}}"},"Action":"sts:AssumeRoleWithSAML"}}
            """;
        await fixture.Root.TryAsync(
            "CreateRole",
            new JsonObject { ["RoleName"] = "saml-encrypted", ["AssumeRolePolicyDocument"] = trust }
        );
        await fixture.Root.CallAsync(
            "CreateSAMLProvider",
            new JsonObject
            {
                ["Name"] = "Encrypting",
                ["SAMLMetadataDocument"] = _provider.Metadata,
                ["AssertionEncryptionMode"] = "Required",
                ["AddPrivateKey"] = _key.ExportPkcs8PrivateKeyPem(),
            }
        );
    }

    public ValueTask DisposeAsync()
    {
        _provider.Dispose();
        _key.Dispose();
        return ValueTask.CompletedTask;
    }

    public static TheoryData<string, string, bool> Ways
    {
        get
        {
            var rows = new TheoryData<string, string, bool>();
            foreach (var size in (int[])[128, 192, 256])
            {
                rows.Add($"aes{size}-cbc", "rsa-oaep-mgf1p", false);
                rows.Add($"aes{size}-gcm", "rsa-oaep", true);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task An_encrypted_assertion_lets_in_whom_it_speaks_for(string cipher, string keyWrap, bool isBeside)
    {
        var encrypted = SamlEncryption.Encrypt(_provider.Sign(Response()), _key, cipher, keyWrap, isBeside);

        var reply = await SendAsync(encrypted);

        Assert.Null(reply.Error);
        Assert.Equal(
            "arn:aws:sts::123456789012:assumed-role/saml-encrypted/mina",
            reply.Value.Output.GetProperty("AssumedRoleUser").GetProperty("Arn").GetString()
        );
    }

    [Fact]
    public async Task Where_encryption_is_required_an_assertion_in_the_clear_is_refused_and_where_it_is_allowed_both_do()
    {
        var clear = _provider.Sign(Response());
        var encrypted = SamlEncryption.Encrypt(clear, _key);

        Assert.Equal("Response signature invalid", (await SendAsync(clear)).Error?.Message);
        await UpdateAsync("AssertionEncryptionMode", "Allowed");
        Assert.Null((await SendAsync(clear)).Error);
        Assert.Null((await SendAsync(encrypted)).Error);
    }

    [Fact]
    public async Task What_was_encrypted_for_another_or_changed_or_was_never_signed_is_refused()
    {
        using var other = RSA.Create(2048);
        using var stranger = new OutsideSamlProvider();
        var signed = _provider.Sign(Response());
        string[] refused =
        [
            SamlEncryption.Encrypt(signed, other),
            SamlEncryption.Spoil(SamlEncryption.Encrypt(signed, _key)),
            SamlEncryption.Spoil(SamlEncryption.Encrypt(signed, _key, "aes256-cbc")),
            SamlEncryption.Encrypt(stranger.Sign(Response()), _key),
            SamlEncryption.Encrypt(Convert.ToBase64String(Encoding.UTF8.GetBytes(Response())), _key),
        ];

        foreach (var assertion in refused)
        {
            var reply = await SendAsync(assertion);

            Assert.Equal(
                ("InvalidIdentityToken", "Response signature invalid"),
                (reply.Error?.Code, reply.Error?.Message)
            );
        }
    }

    [Fact]
    public async Task Keys_can_be_exchanged_without_a_gap()
    {
        using var next = RSA.Create(2048);
        var signed = _provider.Sign(Response());
        var (old, later) = (SamlEncryption.Encrypt(signed, _key), SamlEncryption.Encrypt(signed, next));
        Assert.NotNull((await SendAsync(later)).Error);

        await UpdateAsync("AddPrivateKey", next.ExportPkcs8PrivateKeyPem());
        var ofBoth = ((await SendAsync(old)).Error, (await SendAsync(later)).Error);
        var described = await fixture.Root.CallAsync("GetSAMLProvider", Provider());
        var first = described.GetProperty("PrivateKeyList")[0].GetProperty("KeyId").GetString()!;
        await UpdateAsync("RemovePrivateKey", first);

        Assert.Equal((null, null), ofBoth);
        Assert.NotNull((await SendAsync(old)).Error);
        Assert.Null((await SendAsync(later)).Error);
    }

    private static string Response() =>
        OutsideSamlProvider.Response(
            new SamlClaims(),
            ("Role", [$"{RoleArn},{ProviderArn}"]),
            ("RoleSessionName", ["mina"])
        );

    private Task<JsonElement> UpdateAsync(string member, string value)
    {
        var input = Provider();
        input[member] = value;
        return fixture.Root.CallAsync("UpdateSAMLProvider", input);
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

    private static JsonObject Provider() => new() { ["SAMLProviderArn"] = ProviderArn };
}
