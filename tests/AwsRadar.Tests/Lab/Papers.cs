using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace AwsRadar.Tests.Lab;

/// <summary>Certificates, keys and metadata that an account can be given: made anew, because they expire.</summary>
internal static class Papers
{
    /// <summary>A certificate that is good for a year from yesterday, in PEM.</summary>
    public static string Certificate(RSA key, string name = "radar", int days = 365)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var start = DateTimeOffset.UtcNow.AddDays(-2);
        using var certificate = request.CreateSelfSigned(start, start.AddDays(days));
        return certificate.ExportCertificatePem();
    }

    /// <summary>The public key in OpenSSH's form.</summary>
    public static string SshKey(RSA key)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        byte[] body =
        [
            .. Part(Encoding.ASCII.GetBytes("ssh-rsa")),
            .. Part(parameters.Exponent!),
            .. Part([0, .. parameters.Modulus!]),
        ];
        return $"ssh-rsa {Convert.ToBase64String(body)}";
    }

    /// <summary>What a SAML provider says of itself.</summary>
    public static string SamlMetadata(string certificate, string entityId = "https://saml.example.com") =>
        $"""
            <EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="{entityId}">
            <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><KeyDescriptor use="signing">
            <KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>{certificate}</X509Certificate></X509Data></KeyInfo>
            </KeyDescriptor><SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="{entityId}/"/>
            </IDPSSODescriptor></EntityDescriptor>
            {new string(' ', 1000)}
            """;

    private static byte[] Part(byte[] bytes)
    {
        var length = BitConverter.GetBytes(bytes.Length);
        Array.Reverse(length);
        return [.. length, .. bytes];
    }
}
