using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;

namespace AwsRadar.Tests.Lab;

/// <summary>Encrypts the assertion of a response as identity providers do: .NET's own XML encryption, but for GCM, which it does not have.</summary>
internal static class SamlEncryption
{
    private const string Namespace = "http://www.w3.org/2001/04/xmlenc#";
    private const string Namespace11 = "http://www.w3.org/2009/xmlenc11#";
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <param name="response">In base 64.</param>
    /// <param name="cipher">As its algorithm's name ends: <c>aes256-gcm</c>.</param>
    /// <param name="keyWrap"><c>rsa-oaep-mgf1p</c>, or <c>rsa-oaep</c> with SHA-256.</param>
    /// <param name="isBeside">Whether the encrypted key stands beside the encrypted data rather than in it.</param>
    public static string Encrypt(
        string response,
        RSA key,
        string cipher = "aes256-gcm",
        string keyWrap = "rsa-oaep-mgf1p",
        bool isBeside = false
    )
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        document.LoadXml(Encoding.UTF8.GetString(Convert.FromBase64String(response)));
        var assertion = (XmlElement)document.SelectSingleNode("//*[local-name()='Assertion']")!;
        var secret = RandomNumberGenerator.GetBytes(int.Parse(cipher.AsSpan(3, 3), CultureInfo.InvariantCulture) / 8);
        var isGcm = cipher.EndsWith("gcm", StringComparison.Ordinal);
        var encrypted = isGcm ? Gcm(assertion, secret) : Cbc(assertion, secret);
        var encryptedKey = EncryptedKey(secret, key, keyWrap);
        var holder = document.CreateDocumentFragment();
        holder.InnerXml = $"""
            <saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"><xenc:EncryptedData xmlns:xenc="{Namespace}" Type="{Namespace}Element"><xenc:EncryptionMethod Algorithm="{(
                isGcm ? Namespace11 : Namespace
            )}{cipher}"/><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">{(
                isBeside ? "" : encryptedKey
            )}</ds:KeyInfo><xenc:CipherData><xenc:CipherValue>{Convert.ToBase64String(
                encrypted
            )}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData>{(
                isBeside ? encryptedKey : ""
            )}</saml:EncryptedAssertion>
            """;
        assertion.ParentNode!.ReplaceChild(holder, assertion);
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(document.OuterXml));
    }

    /// <summary>The response with one bit of the encrypted assertion, in its middle, the other way round.</summary>
    public static string Spoil(string response)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        document.LoadXml(Encoding.UTF8.GetString(Convert.FromBase64String(response)));
        var value = document
            .SelectNodes("//*[local-name()='CipherValue']")!
            .Cast<XmlElement>()
            .MaxBy(each => each.InnerText.Length)!;
        var bytes = Convert.FromBase64String(value.InnerText);
        bytes[bytes.Length / 2] ^= 1;
        value.InnerText = Convert.ToBase64String(bytes);
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(document.OuterXml));
    }

    private static byte[] Cbc(XmlElement assertion, byte[] secret)
    {
        using var aes = Aes.Create();
        aes.Key = secret;
        return new EncryptedXml().EncryptData(assertion, aes, content: false);
    }

    private static byte[] Gcm(XmlElement assertion, byte[] secret)
    {
        var plain = Encoding.UTF8.GetBytes(assertion.OuterXml);
        var bytes = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(secret, TagBytes);
        aes.Encrypt(
            bytes.AsSpan(0, NonceBytes),
            plain,
            bytes.AsSpan(NonceBytes, plain.Length),
            bytes.AsSpan(^TagBytes)
        );
        return bytes;
    }

    private static string EncryptedKey(byte[] secret, RSA key, string keyWrap)
    {
        var isNew = keyWrap is "rsa-oaep";
        var wrapped = isNew
            ? key.Encrypt(secret, RSAEncryptionPadding.OaepSHA256)
            : EncryptedXml.EncryptKey(secret, key, useOAEP: true);
        var method = isNew
            ? $"""<xenc:EncryptionMethod Algorithm="{Namespace11}rsa-oaep"><ds:DigestMethod xmlns:ds="http://www.w3.org/2000/09/xmldsig#" Algorithm="{Namespace}sha256"/><xenc11:MGF xmlns:xenc11="{Namespace11}" Algorithm="{Namespace11}mgf1sha256"/></xenc:EncryptionMethod>"""
            : $"""<xenc:EncryptionMethod Algorithm="{Namespace}rsa-oaep-mgf1p"/>""";
        return $"""<xenc:EncryptedKey xmlns:xenc="{Namespace}">{method}<xenc:CipherData><xenc:CipherValue>{Convert.ToBase64String(
            wrapped
        )}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey>""";
    }
}
