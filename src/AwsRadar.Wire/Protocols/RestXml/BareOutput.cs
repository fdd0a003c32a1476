using System.Text.Json;
using System.Xml;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Rest;
using AwsRadar.Wire.Protocols.Values;
using AwsRadar.Wire.Protocols.Xml;

namespace AwsRadar.Wire.Protocols.RestXml;

/// <summary>
/// S3's <c>GetBucketLocation</c> answers with its only member as the root element, and with an empty one for us-east-1:
/// <c>&lt;LocationConstraint&gt;eu-west-1&lt;/LocationConstraint&gt;</c>.
/// </summary>
/// <remarks>https://smithy.io/2.0/aws/customizations/s3-customizations.html#aws-customizations-s3unwrappedxmloutput-trait</remarks>
internal static class BareOutput
{
    /// <summary>The member; null for every other operation.</summary>
    public static Member? Of(OperationModel operation) =>
        operation is { Name: "GetBucketLocation", Output: { } structure }
        && HttpBindings.Of(structure).Body is [{ Shape.Kind: ShapeKind.String } only]
            ? only
            : null;

    public static void Write(XmlWriter xml, ServiceModel service, Member member, JsonElement output)
    {
        xml.WriteStartElement(null, HttpBindings.NameOf(member), service.XmlNamespace?.Uri);
        var isThere = output.ValueKind is JsonValueKind.Object && output.TryGetProperty(member.Name, out _);
        xml.WriteString(isThere ? output.GetProperty(member.Name).GetString() : "");
        xml.WriteEndElement();
    }

    /// <summary>The empty element is null in the AWS CLI's shape.</summary>
    public static void Read(XmlCursor xml, Utf8JsonWriter json, Member member)
    {
        json.WritePropertyName(member.Name);
        if (xml.ReadString() is { Length: > 0 } text)
        {
            ScalarText.TryWrite(json, member, text);
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
