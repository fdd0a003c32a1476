using System.Security.Cryptography;

namespace AwsRadar.Lab.Sts.Federation.Saml;

/// <summary>An assertion that only the service provider can read: a key of its own, encrypted with the provider's.</summary>
/// <remarks>
/// https://www.w3.org/TR/xmlenc-core1/ and
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml.html
/// </remarks>
internal static class EncryptedAssertion
{
    private const string Namespace = "http://www.w3.org/2001/04/xmlenc#";
    private const string Namespace11 = "http://www.w3.org/2009/xmlenc11#";
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int BlockBytes = 16;

    /// <summary>Null: none of the keys reads it.</summary>
    /// <param name="privateKeys">In PEM.</param>
    public static XmlPart? Read(XmlPart encrypted, IEnumerable<string> privateKeys)
    {
        if (
            encrypted.Only("EncryptedData", Namespace) is not { } data
            || CipherOf(data) is not { } cipher
            || EncryptedKeyOf(encrypted, data) is not { } key
            || CipherOf(key) is not { } keyCipher
        )
        {
            return null;
        }

        foreach (var privateKey in privateKeys)
        {
            try
            {
                using var rsa = RSA.Create();
                rsa.ImportFromPem(privateKey);
                var secret = rsa.Decrypt(keyCipher, PaddingOf(key));
                if (Decrypt(AlgorithmOf(data), secret, cipher) is { } plain && XmlPart.Read(plain) is { } assertion)
                {
                    return assertion;
                }
            }
            catch (Exception error) when (error is CryptographicException or ArgumentException)
            {
                // Another key, or nothing that was encrypted for this one.
            }
        }

        return null;
    }

    /// <summary>In the data's own key information, or beside the data.</summary>
    private static XmlPart? EncryptedKeyOf(XmlPart encrypted, XmlPart data) =>
        data.Only("KeyInfo", XmlSignature.Namespace)?.Only("EncryptedKey", Namespace)
        ?? encrypted.Only("EncryptedKey", Namespace);

    private static byte[]? CipherOf(XmlPart encrypted) =>
        encrypted.Only("CipherData", Namespace)?.Only("CipherValue", Namespace) is { } value
            ? Base64Text.Read(value.Text)
            : null;

    private static string? AlgorithmOf(XmlPart encrypted) =>
        encrypted.Only("EncryptionMethod", Namespace)?.Attribute("Algorithm");

    private static RSAEncryptionPadding PaddingOf(XmlPart key)
    {
        var method = key.Only("EncryptionMethod", Namespace);
        var hash = method?.Only("DigestMethod", XmlSignature.Namespace)?.Attribute("Algorithm");
        return (AlgorithmOf(key), hash) switch
        {
            (Namespace + "rsa-oaep-mgf1p", _) => RSAEncryptionPadding.OaepSHA1,
            (Namespace11 + "rsa-oaep", Namespace + "sha256") => RSAEncryptionPadding.OaepSHA256,
            (Namespace11 + "rsa-oaep", _) => RSAEncryptionPadding.OaepSHA1,
            _ => throw new CryptographicException("The key is encrypted in another way."),
        };
    }

    private static byte[]? Decrypt(string? algorithm, byte[] key, byte[] cipher) =>
        algorithm switch
        {
            Namespace11 + "aes128-gcm" or Namespace11 + "aes192-gcm" or Namespace11 + "aes256-gcm" => DecryptGcm(
                key,
                cipher
            ),
            Namespace + "aes128-cbc" or Namespace + "aes192-cbc" or Namespace + "aes256-cbc" => DecryptCbc(key, cipher),
            _ => null,
        };

    private static byte[]? DecryptGcm(byte[] key, byte[] cipher)
    {
        if (cipher.Length < NonceBytes + TagBytes)
        {
            return null;
        }

        using var aes = new AesGcm(key, TagBytes);
        var plain = new byte[cipher.Length - NonceBytes - TagBytes];
        aes.Decrypt(
            cipher.AsSpan(0, NonceBytes),
            cipher.AsSpan(NonceBytes, plain.Length),
            cipher.AsSpan(^TagBytes),
            plain
        );
        return plain;
    }

    /// <summary>The last byte of the plain text tells how much of its end is padding.</summary>
    private static byte[]? DecryptCbc(byte[] key, byte[] cipher)
    {
        if (cipher.Length < 2 * BlockBytes || cipher.Length % BlockBytes != 0)
        {
            return null;
        }

        using var aes = Aes.Create();
        aes.Key = key;
        var plain = aes.DecryptCbc(cipher.AsSpan(BlockBytes), cipher.AsSpan(0, BlockBytes), PaddingMode.None);
        return plain[^1] is > 0 and <= BlockBytes ? plain[..^plain[^1]] : null;
    }
}
