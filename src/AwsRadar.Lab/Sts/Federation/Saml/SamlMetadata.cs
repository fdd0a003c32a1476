using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AwsRadar.Lab.Iam.Certificates;

namespace AwsRadar.Lab.Sts.Federation.Saml;

/// <summary>What an identity provider says of itself: its name, and the certificates that it signs with.</summary>
/// <param name="EntityId">The issuer of its assertions.</param>
/// <param name="Certificates">In PEM.</param>
/// <param name="ValidUntil">Null: the document does not say.</param>
/// <remarks>https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf</remarks>
internal sealed record SamlMetadata(string EntityId, ImmutableArray<string> Certificates, DateTimeOffset? ValidUntil)
{
    private const string Namespace = "urn:oasis:names:tc:SAML:2.0:metadata";

    /// <summary>Null: the document is no metadata of an identity provider, or has no certificate to verify with.</summary>
    public static SamlMetadata? Read(string document)
    {
        if (
            XmlPart.Read(Encoding.UTF8.GetBytes(document.Trim())) is not { } root
            || !root.Is("EntityDescriptor", Namespace)
            || root.Attribute("entityID") is not { Length: > 0 } entityId
        )
        {
            return null;
        }

        ImmutableArray<string> certificates =
        [
            .. root.Named("IDPSSODescriptor", Namespace)
                .SelectMany(descriptor => descriptor.Named("KeyDescriptor", Namespace))
                .Where(key => key.Attribute("use") is null or "signing")
                .SelectMany(key => key.DescendantsAndSelf)
                .Where(part => part.Is("X509Certificate", XmlSignature.Namespace))
                .Select(part => ToPem(part.Text))
                .OfType<string>(),
        ];
        return certificates.IsEmpty ? null : new SamlMetadata(entityId, certificates, ReadTime(root));
    }

    private static DateTimeOffset? ReadTime(XmlPart root) =>
        DateTimeOffset.TryParse(
            root.Attribute("validUntil"),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var at
        )
            ? at
            : null;

    /// <summary>The base 64 of a certificate; some write the lines of PEM around it.</summary>
    private static string? ToPem(string text)
    {
        var pem =
            text.Contains("-----BEGIN", StringComparison.Ordinal) ? text.Trim()
            : Base64Text.Read(text) is { } bytes ? PemEncoding.WriteString("CERTIFICATE", bytes)
            : "";
        using var certificate = CertificateText.Read(pem);
        return certificate is null ? null : pem;
    }
}
