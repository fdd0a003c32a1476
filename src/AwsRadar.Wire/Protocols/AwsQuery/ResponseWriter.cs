using System.Text.Json;
using System.Xml;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Xml;

namespace AwsRadar.Wire.Protocols.AwsQuery;

/// <summary>Writes a result as XML: <c>ListUsersResponse</c> around <c>ListUsersResult</c> and <c>ResponseMetadata</c>.</summary>
/// <remarks>https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#response-serialization</remarks>
internal static class ResponseWriter
{
    public static WireResponse Write(
        ServiceModel service,
        OperationModel operation,
        JsonElement output,
        string requestId
    ) =>
        Document(
            $"{operation.Name}Response",
            Namespace(service),
            200,
            requestId,
            xml =>
            {
                WriteResult(xml, operation, output);
                xml.WriteStartElement("ResponseMetadata");
                xml.WriteElementString("RequestId", requestId);
                xml.WriteEndElement();
            }
        );

    /// <summary>A response with one XML document.</summary>
    /// <param name="xmlNamespace">The root element's; null for none.</param>
    public static WireResponse Document(
        string root,
        string? xmlNamespace,
        int status,
        string requestId,
        Action<XmlWriter> writeContent
    ) =>
        new()
        {
            Status = status,
            Headers = new WireHeaders([new(RequestIds.Header, requestId), new("Content-Type", "text/xml")]),
            Body = XmlBytes.Write(xml =>
            {
                xml.WriteStartElement(null, root, xmlNamespace);
                writeContent(xml);
                xml.WriteEndElement();
            }),
        };

    public static string Namespace(ServiceModel service) =>
        service.XmlNamespace?.Uri ?? $"http://{service.EndpointPrefix}.amazonaws.com/doc/{service.ApiVersion}/";

    private static void WriteResult(XmlWriter xml, OperationModel operation, JsonElement output)
    {
        if (operation.ResultWrapper is { } wrapper)
        {
            xml.WriteStartElement(wrapper);
        }

        if (operation.Output is { } shape && output.ValueKind is JsonValueKind.Object)
        {
            new XmlValueWriter(xml, AwsQueryProtocol.Scalars).WriteMembers(shape, output);
        }

        if (operation.ResultWrapper is not null)
        {
            xml.WriteEndElement();
        }
    }
}
