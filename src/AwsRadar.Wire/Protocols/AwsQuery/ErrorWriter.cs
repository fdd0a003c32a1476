using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Xml;

namespace AwsRadar.Wire.Protocols.AwsQuery;

/// <summary>Writes a failure as AWS's query services do: <c>ErrorResponse</c> around <c>Error</c> and <c>RequestId</c>.</summary>
internal static class ErrorWriter
{
    public static WireResponse Write(ServiceModel service, WireError error, string requestId)
    {
        var shape = ErrorShapes.Find(service, error.Code);
        return ResponseWriter.Document(
            ErrorReader.Root,
            ResponseWriter.Namespace(service),
            error.Status == 0 ? shape?.Error?.HttpStatus ?? 400 : error.Status,
            requestId,
            xml =>
            {
                xml.WriteStartElement("Error");
                xml.WriteElementString("Type", error.IsSenderFault ? "Sender" : "Receiver");
                ErrorDetails.Write(xml, AwsQueryProtocol.Scalars, shape, error);
                xml.WriteEndElement();
                xml.WriteElementString("RequestId", requestId);
            }
        );
    }
}
