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
            ErrorDetails.Write(xml, RestXmlProtocol.Scalars, shape, error);
        }
        else
        {
            xml.WriteStartElement(null, "ErrorResponse", service.XmlNamespace?.Uri);
            xml.WriteStartElement("Error");
            xml.WriteElementString("Type", error.IsSenderFault ? "Sender" : "Receiver");
            ErrorDetails.Write(xml, RestXmlProtocol.Scalars, shape, error);
            xml.WriteEndElement();
        }

        xml.WriteElementString("RequestId", requestId);
        xml.WriteEndElement();
    }
}
