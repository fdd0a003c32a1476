using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Xml;

namespace AwsRadar.Wire.Protocols.AwsQuery;

/// <summary>Writes a failure as AWS's query services do: <c>ErrorResponse</c> around <c>Error</c> and <c>RequestId</c>.</summary>
internal static class ErrorWriter
{
    public static WireResponse Write(ServiceModel service, WireError error, string requestId) =>
        ResponseWriter.Document(
            service,
            ErrorReader.Root,
            error.Status == 0 ? 400 : error.Status,
            requestId,
            xml =>
            {
                xml.WriteStartElement("Error");
                xml.WriteElementString("Type", error.IsSenderFault ? "Sender" : "Receiver");
                xml.WriteElementString("Code", XmlText.Legal(error.Code));
                xml.WriteElementString("Message", XmlText.Legal(error.Message));
                xml.WriteEndElement();
                xml.WriteElementString("RequestId", requestId);
            }
        );
}
