using System.Security.Cryptography;
using System.Text;

namespace AwsRadar.Wire.Signing;

/// <summary>The steps from a canonical request to its signature.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html</remarks>
public static class Signature
{
    /// <summary>The name of the only algorithm that is spoken.</summary>
    public const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>Stands for the body's hash where the body is not signed.</summary>
    public const string UnsignedPayload = "UNSIGNED-PAYLOAD";

    /// <summary>The SHA-256 hash as 64 hexadecimal digits in lower case.</summary>
    public static string Hash(ReadOnlySpan<byte> payload) => Convert.ToHexStringLower(SHA256.HashData(payload));

    public static string StringToSign(DateTimeOffset time, CredentialScope scope, string canonicalRequest) =>
        StringToSign(SignatureTime.Format(time), scope.ToString(), Hash(Encoding.UTF8.GetBytes(canonicalRequest)));

    /// <summary>The same of what has been written as text already.</summary>
    internal static string StringToSign(string stamp, string scope, string canonicalHash) =>
        string.Concat([$"{Algorithm}\n", stamp, "\n", scope, "\n", canonicalHash]);

    /// <summary>The key that a secret gives for one scope: 32 bytes.</summary>
    public static byte[] DeriveKey(Secret secret, CredentialScope scope)
    {
        var key = Encoding.UTF8.GetBytes("AWS4" + secret.Reveal());
        foreach (var part in (string[])[scope.Date, scope.Region, scope.Service, CredentialScope.Terminator])
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        return key;
    }

    /// <summary>64 hexadecimal digits in lower case.</summary>
    public static string Compute(byte[] signingKey, string stringToSign) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(signingKey, Encoding.UTF8.GetBytes(stringToSign)));
}
