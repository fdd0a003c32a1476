using System.Text;
using System.Text.Json;
using System.Xml;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Xml;

namespace AwsRadar.Wire.Protocols.AwsQuery;

/// <summary>Writes a result as XML: <c>ListUsersResponse</c> around <c>ListUsersResult</c> and <c>ResponseMetadata</c>.</summary>
/// <remarks>https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#response-serialization</remarks>
internal static class ResponseWriter
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        OmitXmlDeclaration = true,
        // A carriage return in a description must survive the reader's normalisation of line ends.
        NewLineHandling = NewLineHandling.Entitize,
    };

    public static WireResponse Write(
        ServiceModel service,
        OperationModel operation,
        JsonElement output,
        string requestId
    ) =>
        Document(
            service,
            $"{operation.Name}Response",
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

    /// <summary>A response with one XML document in the service's namespace.</summary>
    internal static WireResponse Document(
        ServiceModel service,
        string root,
        int status,
        string requestId,
        Action<XmlWriter> writeContent
    )
    {
        var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, Settings))
        {
            xml.WriteStartElement(null, root, Namespace(service));
            writeContent(xml);
            xml.WriteEndElement();
        }

        return new WireResponse
        {
            Status = status,
            Headers = new WireHeaders([new("x-amzn-RequestId", requestId), new("Content-Type", "text/xml")]),
            Body = stream.GetBuffer().AsMemory(0, (int)stream.Length),
        };
    }

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

    private static string Namespace(ServiceModel service) =>
        service.XmlNamespace?.Uri ?? $"http://{service.EndpointPrefix}.amazonaws.com/doc/{service.ApiVersion}/";
}
