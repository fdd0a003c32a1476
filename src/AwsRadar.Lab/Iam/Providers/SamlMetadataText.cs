using System.Xml;

namespace AwsRadar.Lab.Iam.Providers;

/// <summary>What an identity provider says of itself, as inputs hold it: XML whose root is an <c>EntityDescriptor</c>.</summary>
internal static class SamlMetadataText
{
    private const string Namespace = "urn:oasis:names:tc:SAML:2.0:metadata";

    public static bool IsReadable(string text)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        try
        {
            using var reader = XmlReader.Create(new StringReader(text.Trim()), settings);
            var isDescriptor =
                reader.MoveToContent() is XmlNodeType.Element
                && reader.LocalName is "EntityDescriptor"
                && reader.NamespaceURI is Namespace;
            while (reader.Read())
            {
                // To the end: what breaks off is no metadata.
            }

            return isDescriptor;
        }
        catch (XmlException)
        {
            return false;
        }
    }
}
