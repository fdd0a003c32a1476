using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;

namespace AwsRadar.Tests.Lab;

/// <summary>A SAML identity provider as others write one: .NET's own signatures, not the lab's code.</summary>
internal sealed class OutsideSamlProvider : IDisposable
{
    public const string EntityId = "https://saml.example.com/idp";
    private readonly RSA _key = RSA.Create(2048);

    public string Metadata => Papers.SamlMetadata(Papers.Certificate(_key), EntityId);

    /// <param name="attributes">Names below <c>https://aws.amazon.com/SAML/Attributes/</c>, or whole ones, with their values.</param>
    public static string Response(SamlClaims claims, params (string Name, string[] Values)[] attributes)
    {
        var now = claims.IssuedAt ?? DateTimeOffset.UtcNow;
        var statements = string.Concat(
            attributes.Select(attribute =>
                $"""<saml:Attribute Name="{Whole(attribute.Name)}">{string.Concat(attribute.Values.Select(Value))}</saml:Attribute>"""
            )
        );
        return $"""
            <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:unused="urn:unused" ID="_response" Version="2.0" IssueInstant="{Time(
                now
            )}">
              <saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">{claims.Issuer}</saml:Issuer>
              <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:{claims.Status}"/></samlp:Status>
              <saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:xs="http://www.w3.org/2001/XMLSchema" ID="_assertion" Version="2.0" IssueInstant="{Time(
                now
            )}">
                <saml:Issuer>{claims.Issuer}</saml:Issuer>
                <saml:Subject>
                  <saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">{claims.Subject}</saml:NameID>
                  <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">
                    <saml:SubjectConfirmationData NotOnOrAfter="{Time(
                now.AddMinutes(5)
            )}" Recipient="{claims.Recipient}"/>
                  </saml:SubjectConfirmation>
                </saml:Subject>
                <saml:Conditions NotBefore="{Time(now.AddMinutes(-1))}" NotOnOrAfter="{Time(now.AddMinutes(5))}">
                  <saml:AudienceRestriction><saml:Audience>{claims.Audience}</saml:Audience></saml:AudienceRestriction>
                </saml:Conditions>
                <saml:AuthnStatement AuthnInstant="{Time(now)}"{claims.SessionEnd}/>
                <saml:AttributeStatement xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{statements}</saml:AttributeStatement>
              </saml:Assertion>
            </samlp:Response>
            """;
    }

    /// <summary>The response in base 64, with a signature over one of its elements.</summary>
    /// <param name="id">The signed element's: <c>_assertion</c> or <c>_response</c>.</param>
    /// <param name="isInclusive">Whether the signature names prefixes of which values make use.</param>
    public string Sign(string response, string id = "_assertion", bool isInclusive = false)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        document.LoadXml(response);
        var element = (XmlElement)document.SelectSingleNode($"//*[@ID='{id}']")!;
        var signed = new IdSignedXml(document) { SigningKey = _key };
        signed.SignedInfo!.CanonicalizationMethod = SignedXml.XmlDsigExcC14NTransformUrl;
        signed.SignedInfo.SignatureMethod = SignedXml.XmlDsigRSASHA256Url;
        var reference = new Reference($"#{id}") { DigestMethod = SignedXml.XmlDsigSHA256Url };
        reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        reference.AddTransform(isInclusive ? new XmlDsigExcC14NTransform("xs xsi") : new XmlDsigExcC14NTransform());
        signed.AddReference(reference);
        signed.ComputeSignature();
        element.InsertAfter(document.ImportNode(signed.GetXml(), deep: true), element.FirstChild);
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(document.OuterXml));
    }

    public void Dispose() => _key.Dispose();

    private static string Whole(string name) =>
        name.Contains(':', StringComparison.Ordinal) && !name.StartsWith("PrincipalTag:", StringComparison.Ordinal)
            ? name
            : $"https://aws.amazon.com/SAML/Attributes/{name}";

    private static string Value(string value) =>
        $"""<saml:AttributeValue xsi:type="xs:string">{value}</saml:AttributeValue>""";

    private static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>SAML's ids are written in capitals.</summary>
    private sealed class IdSignedXml(XmlDocument document) : SignedXml(document)
    {
        public override XmlElement? GetIdElement(XmlDocument? document, string idValue) =>
            document?.SelectSingleNode($"//*[@ID='{idValue}']") as XmlElement;
    }
}

/// <summary>What a provider says of somebody who signed in.</summary>
internal sealed record SamlClaims
{
    public string Issuer { get; init; } = OutsideSamlProvider.EntityId;

    public string Subject { get; init; } = "mina@example.com";

    public string Recipient { get; init; } = "https://signin.aws.amazon.com/saml";

    public string Audience { get; init; } = "urn:amazon:webservices";

    public string Status { get; init; } = "Success";

    public DateTimeOffset? IssuedAt { get; init; }

    /// <summary>As an attribute of its own: <c> SessionNotOnOrAfter="…"</c>.</summary>
    public string SessionEnd { get; init; } = "";
}
