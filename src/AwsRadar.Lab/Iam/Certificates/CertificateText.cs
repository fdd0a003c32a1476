using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AwsRadar.Lab.Operations;

namespace AwsRadar.Lab.Iam.Certificates;

/// <summary>X.509 certificates in PEM, as inputs hold them.</summary>
internal static class CertificateText
{
    /// <summary>Null: the text is no certificate. The caller disposes of what is read.</summary>
    public static X509Certificate2? Read(string pem)
    {
        try
        {
            return X509Certificate2.CreateFromPem(pem);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Why the key is none, or not that of the certificate; null when it is.</summary>
    public static LabError? CheckKey(string certificatePem, string keyPem)
    {
        try
        {
            using var pair = X509Certificate2.CreateFromPem(certificatePem, keyPem);
            return null;
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            return new LabError("KeyPairMismatch", 400, "The public key certificate and the private key do not match.");
        }
    }

    public static LabError Malformed =>
        new(
            "MalformedCertificate",
            400,
            "Unable to parse certificate. Please ensure the certificate is in PEM format."
        );
}
