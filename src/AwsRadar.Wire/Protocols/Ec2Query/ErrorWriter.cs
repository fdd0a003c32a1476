using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.AwsQuery;
using AwsRadar.Wire.Protocols.Xml;

namespace AwsRadar.Wire.Protocols.Ec2Query;

/// <summary>Writes a failure: <c>Response/Errors/Error</c>, in no namespace.</summary>
/// <remarks>https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html#operation-error-serialization</remarks>
internal static class ErrorWriter
{
    public static WireResponse Write(ServiceModel service, WireError error, string requestId)
    {
        var shape = ErrorShapes.Find(service, error.Code);
        return AwsQuery.ResponseWriter.Document(
            "Response",
            xmlNamespace: null,
            error.Status == 0 ? shape?.Error?.HttpStatus ?? 400 : error.Status,
            requestId,
            xml =>
            {
                xml.WriteStartElement("Errors");
                xml.WriteStartElement("Error");
                ErrorDetails.Write(xml, AwsQueryProtocol.Scalars, shape, error);
                xml.WriteEndElement();
                xml.WriteEndElement();
                xml.WriteElementString("RequestID", requestId);
            }
        );
    }
}
