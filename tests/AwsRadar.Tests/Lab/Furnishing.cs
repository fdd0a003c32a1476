using System.Collections;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Lab.State;
using Xunit;

namespace AwsRadar.Tests.Lab;

/// <summary>Puts one of everything that an account can hold into a lab, as the root user.</summary>
internal sealed class Furnishing(LabClient root)
{
    private const string Trust =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}""";

    /// <summary>The account's collections by name, with how many entries each has.</summary>
    public static IEnumerable<(string Name, int Count)> Collections(AccountState account) =>
        typeof(AccountState)
            .GetProperties()
            .Where(property => property.CanWrite && property.GetValue(account) is ICollection)
            .Select(property => (property.Name, ((ICollection)property.GetValue(account)!).Count));

    public async Task FillAsync()
    {
        var user = ("UserName", "furnished");
        var policy = LabFixture.Allow("iam:ListUsers");
        var (certificate, key) = Certificate();
        await CallAsync("CreateAccountAlias", ("AccountAlias", "radar-lab"));
        await CallAsync("CreateUser", user, ("Path", "/deep/"));
        await CallAsync("PutUserPolicy", user, ("PolicyName", "Inline"), ("PolicyDocument", policy));
        await CallAsync("CreateAccessKey", user);
        await CallAsync("CreateLoginProfile", user, ("Password", "Correct-horse-9-battery"));
        await CallAsync("UploadSSHPublicKey", user, ("SSHPublicKeyBody", SshKey()));
        await CallAsync("UploadSigningCertificate", user, ("CertificateBody", certificate));
        await CallAsync("CreateServiceSpecificCredential", user, ("ServiceName", "codecommit.amazonaws.com"));
        await CallAsync("CreateGroup", ("GroupName", "Furniture"));
        await CallAsync("AddUserToGroup", user, ("GroupName", "furniture"));
        await CallAsync("CreateRole", ("RoleName", "Carpenter"), ("AssumeRolePolicyDocument", Trust));
        await CallAsync("CreateInstanceProfile", ("InstanceProfileName", "Bench"));
        await CallAsync("AddRoleToInstanceProfile", ("InstanceProfileName", "Bench"), ("RoleName", "Carpenter"));
        await CallAsync("CreatePolicy", ("PolicyName", "Wood"), ("PolicyDocument", policy));
        await CallAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", "Hammer"));
        await CallAsync("CreateSAMLProvider", ("Name", "Saw"), ("SAMLMetadataDocument", Metadata(certificate)));
        await CallAsync(
            "UploadServerCertificate",
            ("ServerCertificateName", "Door"),
            ("CertificateBody", certificate),
            ("PrivateKey", key)
        );
        await root.CallAsync(
            "CreateOpenIDConnectProvider",
            new JsonObject
            {
                ["Url"] = "https://id.example.com",
                ["ClientIDList"] = new JsonArray("radar"),
                ["ThumbprintList"] = new JsonArray(new string('a', 40)),
            }
        );
        await root.CallAsync("UpdateAccountPasswordPolicy", new JsonObject { ["MinimumPasswordLength"] = 14 });
        await root.CallAsync(
            "TagUser",
            new JsonObject
            {
                ["UserName"] = "furnished",
                ["Tags"] = new JsonArray(new JsonObject { ["Key"] = "Team", ["Value"] = "wood: ä = 木" }),
            }
        );
        await CallAsync("GenerateCredentialReport");
        await root.Sts.CallAsync("GetSessionToken");
    }

    private Task<JsonElement> CallAsync(string operation, params (string Name, string Value)[] input) =>
        root.CallAsync(
            operation,
            new JsonObject(input.Select(member => KeyValuePair.Create(member.Name, (JsonNode?)member.Value)))
        );

    private static (string Certificate, string PrivateKey) Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=radar", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var start = DateTimeOffset.UtcNow.AddDays(-1);
        using var certificate = request.CreateSelfSigned(start, start.AddYears(1));
        return (certificate.ExportCertificatePem(), key.ExportRSAPrivateKeyPem());
    }

    private static string SshKey()
    {
        using var key = RSA.Create(2048);
        var parameters = key.ExportParameters(includePrivateParameters: false);
        byte[] body =
        [
            .. Part(Encoding.ASCII.GetBytes("ssh-rsa")),
            .. Part(parameters.Exponent!),
            .. Part([0, .. parameters.Modulus!]),
        ];
        return $"ssh-rsa {Convert.ToBase64String(body)}";
    }

    private static byte[] Part(byte[] bytes)
    {
        var length = BitConverter.GetBytes(bytes.Length);
        Array.Reverse(length);
        return [.. length, .. bytes];
    }

    private static string Metadata(string certificate) =>
        $"""
            <EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://saml.example.com">
            <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><KeyDescriptor use="signing">
            <KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>{certificate}</X509Certificate></X509Data></KeyInfo>
            </KeyDescriptor><SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://saml.example.com/"/>
            </IDPSSODescriptor></EntityDescriptor>
            {new string(' ', 1000)}
            """;
}
