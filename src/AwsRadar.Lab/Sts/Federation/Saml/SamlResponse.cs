using System.Collections.Immutable;

namespace AwsRadar.Lab.Sts.Federation.Saml;

/// <summary>What an identity provider answered: whether it says that somebody signed in, and the assertion about whom.</summary>
/// <remarks>https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf</remarks>
internal sealed class SamlResponse
{
    /// <summary>Of assertions.</summary>
    public const string Namespace = "urn:oasis:names:tc:SAML:2.0:assertion";
    private const string Protocol = "urn:oasis:names:tc:SAML:2.0:protocol";
    private const string Success = "urn:oasis:names:tc:SAML:2.0:status:Success";

    private readonly XmlPart _response;

    private SamlResponse(XmlPart response) => _response = response;

    /// <summary>Null: the text is no response in base 64.</summary>
    public static SamlResponse? Read(string text) =>
        Base64Text.Read(text) is { } bytes && XmlPart.Read(bytes) is { } root && root.Is("Response", Protocol)
            ? new SamlResponse(root)
            : null;

    public bool IsSuccess =>
        _response.Only("Status", Protocol)?.Only("StatusCode", Protocol)?.Attribute("Value") is Success;

    public bool IsEncrypted => _response.Named("EncryptedAssertion", Namespace).Any();

    /// <summary>
    /// The one assertion, when the response or the assertion itself is signed and every signature there holds; null
    /// otherwise.
    /// </summary>
    /// <param name="certificates">The provider's, in PEM.</param>
    /// <param name="decrypt">What an encrypted assertion holds; null: nobody can read it.</param>
    public XmlPart? Verify(ImmutableArray<string> certificates, Func<XmlPart, XmlPart?> decrypt)
    {
        var isResponseSigned = _response.Named("Signature", XmlSignature.Namespace).Any();
        if (isResponseSigned && !XmlSignature.IsOver(_response, certificates))
        {
            return null;
        }

        if (FindAssertion(decrypt) is not { } assertion)
        {
            return null;
        }

        var isAssertionSigned = assertion.Named("Signature", XmlSignature.Namespace).Any();
        return isAssertionSigned
            ? XmlSignature.IsOver(assertion, certificates)
                ? assertion
                : null
            : isResponseSigned
                ? assertion
                : null;
    }

    private XmlPart? FindAssertion(Func<XmlPart, XmlPart?> decrypt) =>
        (
            _response.Named("Assertion", Namespace).ToList(),
            _response.Named("EncryptedAssertion", Namespace).ToList()
        ) switch
        {
            ([var only], []) => only,
            ([], [var encrypted]) => decrypt(encrypted) is { } inner && inner.Is("Assertion", Namespace) ? inner : null,
            _ => null,
        };
}
