using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AwsRadar.Lab.Iam.Certificates;

namespace AwsRadar.Lab.Sts.Federation.Saml;

/// <summary>
/// The signature in an element over that element. Step 1: it is over this element and nothing else. Step 2: the element is
/// what was signed. Step 3: one of the provider's certificates has signed. What the signature itself says of keys is not read.
/// </summary>
/// <remarks>https://www.w3.org/TR/xmldsig-core1/, https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf section 5.4</remarks>
internal static class XmlSignature
{
    public const string Namespace = "http://www.w3.org/2000/09/xmldsig#";
    private const string ExclusiveForm = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private const string Enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

    public static bool IsOver(XmlPart element, ImmutableArray<string> certificates)
    {
        // Step 1
        if (
            element.Only("Signature", Namespace) is not { } signature
            || signature.Only("SignedInfo", Namespace) is not { } signed
            || signed.Only("Reference", Namespace) is not { } reference
            || !IsTo(reference, element)
            || ReadTransforms(reference) is not { } inclusive
            || HashOf(reference.Only("DigestMethod", Namespace)) is not { } digestHash
        )
        {
            return false;
        }

        // Step 2
        var digest = CryptographicOperations.HashData(
            digestHash,
            ExclusiveCanonicalizer.Write(element, signature, inclusive)
        );
        if (!CryptographicOperations.FixedTimeEquals(digest, Bytes(reference.Only("DigestValue", Namespace))))
        {
            return false;
        }

        // Step 3
        if (
            signed.Only("CanonicalizationMethod", Namespace) is not { } form
            || form.Attribute("Algorithm") is not ExclusiveForm
            || AlgorithmOf(signed.Only("SignatureMethod", Namespace)) is not { } algorithm
        )
        {
            return false;
        }

        var data = ExclusiveCanonicalizer.Write(signed, without: null, InclusivePrefixes(form));
        var value = Bytes(signature.Only("SignatureValue", Namespace));
        return certificates.Any(certificate => HasSigned(certificate, algorithm, data, value));
    }

    /// <summary>An id that stands twice in a document would leave open which of the two was signed.</summary>
    private static bool IsTo(XmlPart reference, XmlPart element)
    {
        var root = element;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        return element.Attribute("ID") is { Length: > 0 } id
            && reference.Attribute("URI") is ['#', .. var target]
            && target.Equals(id, StringComparison.Ordinal)
            && root.DescendantsAndSelf.Count(part => id.Equals(part.Attribute("ID"), StringComparison.Ordinal)) is 1;
    }

    /// <summary>The prefixes that are in anyway; null: the transforms are others than the two that SAML allows.</summary>
    private static ImmutableArray<string>? ReadTransforms(XmlPart reference)
    {
        var transforms = reference.Only("Transforms", Namespace)?.Named("Transform", Namespace).ToList() ?? [];
        return
            transforms is [var first, var second]
            && first.Attribute("Algorithm") is Enveloped
            && second.Attribute("Algorithm") is ExclusiveForm
            ? InclusivePrefixes(second)
            : null;
    }

    private static ImmutableArray<string> InclusivePrefixes(XmlPart transform) =>
        transform.Only("InclusiveNamespaces", ExclusiveForm)?.Attribute("PrefixList") is { } list
            ?
            [
                .. list.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(prefix => prefix is "#default" ? "" : prefix),
            ]
            : [];

    private static HashAlgorithmName? HashOf(XmlPart? method) =>
        method?.Attribute("Algorithm") switch
        {
            "http://www.w3.org/2001/04/xmlenc#sha256" => HashAlgorithmName.SHA256,
            "http://www.w3.org/2001/04/xmldsig-more#sha384" => HashAlgorithmName.SHA384,
            "http://www.w3.org/2001/04/xmlenc#sha512" => HashAlgorithmName.SHA512,
            _ => null,
        };

    private static (bool IsRsa, HashAlgorithmName Hash)? AlgorithmOf(XmlPart? method) =>
        method?.Attribute("Algorithm") switch
        {
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256" => (true, HashAlgorithmName.SHA256),
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384" => (true, HashAlgorithmName.SHA384),
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512" => (true, HashAlgorithmName.SHA512),
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256" => (false, HashAlgorithmName.SHA256),
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384" => (false, HashAlgorithmName.SHA384),
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512" => (false, HashAlgorithmName.SHA512),
            _ => null,
        };

    private static bool HasSigned(
        string certificate,
        (bool IsRsa, HashAlgorithmName Hash) algorithm,
        byte[] data,
        byte[] value
    )
    {
        using var read = CertificateText.Read(certificate);
        using var rsa = algorithm.IsRsa ? read?.GetRSAPublicKey() : null;
        using var ec = algorithm.IsRsa ? null : read?.GetECDsaPublicKey();
        return rsa?.VerifyData(data, value, algorithm.Hash, RSASignaturePadding.Pkcs1) is true
            || ec?.VerifyData(data, value, algorithm.Hash) is true;
    }

    /// <summary>Empty when it is no base 64.</summary>
    private static byte[] Bytes(XmlPart? element) => Base64Text.Read(element?.Text ?? "") ?? [];
}
