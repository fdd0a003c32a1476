using System.Xml;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Rest;
using AwsRadar.Wire.Protocols.Values;
using AwsRadar.Wire.Protocols.Xml;

namespace AwsRadar.Wire.Protocols.RestXml;

/// <summary>Writes a failure: <c>ErrorResponse</c> around <c>Error</c> and <c>RequestId</c>, or S3's <c>Error</c> that nothing stands around.</summary>
internal static class ErrorWriter
{
    public static WireResponse Write(ServiceModel service, WireError error, string requestId)
    {
        var shape = ErrorShapes.Find(service, error.Code);
        var headers = new WireHeaders([
            new(RequestIds.HeaderOf(service), requestId),
            .. ResponseBinder.HeadersOf(shape, error.Details ?? JsonBuilder.Empty),
        ]);
        return new WireResponse
        {
            Status = error.Status == 0 ? shape?.Error?.HttpStatus ?? 400 : error.Status,
            Headers = ResponseWriter.WithContentType(headers),
            Body = XmlBytes.Write(xml => Write(xml, service, shape, error, requestId)),
        };
    }

    private static void Write(XmlWriter xml, ServiceModel service, Shape? shape, WireError error, string requestId)
    {
        if (RequestIds.IsS3(service))
        {
            xml.WriteStartElement("Error");
            WriteFields(xml, shape, error);
        }
        else
        {
            xml.WriteStartElement(null, "ErrorResponse", service.XmlNamespace?.Uri);
            xml.WriteStartElement("Error");
            xml.WriteElementString("Type", error.IsSenderFault ? "Sender" : "Receiver");
            WriteFields(xml, shape, error);
            xml.WriteEndElement();
        }

        xml.WriteElementString("RequestId", requestId);
        xml.WriteEndElement();
    }

    private static void WriteFields(XmlWriter xml, Shape? shape, WireError error)
    {
        xml.WriteElementString("Code", Xml.XmlText.Legal(shape?.Error?.Code ?? error.Code));
        xml.WriteElementString("Message", Xml.XmlText.Legal(error.Message));
        if (shape is not null && error.Details is { } details)
        {
            new XmlValueWriter(xml, RestXmlProtocol.Scalars).WriteMembers(
                shape,
                details,
                isHttp: true,
                without: ErrorShapes.IsMessage
            );
        }
    }
}
