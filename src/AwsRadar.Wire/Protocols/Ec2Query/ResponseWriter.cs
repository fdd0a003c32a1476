using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.AwsQuery;
using AwsRadar.Wire.Protocols.Xml;

namespace AwsRadar.Wire.Protocols.Ec2Query;

/// <summary>Writes a result as XML: <c>DescribeVpcsResponse</c> with the members and the request's id side by side.</summary>
/// <remarks>https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html#response-serialization</remarks>
internal static class ResponseWriter
{
    public static WireResponse Write(
        ServiceModel service,
        OperationModel operation,
        JsonElement output,
        string requestId
    ) =>
        AwsQuery.ResponseWriter.Document(
            $"{operation.Name}Response",
            AwsQuery.ResponseWriter.Namespace(service),
            200,
            requestId,
            xml =>
            {
                xml.WriteElementString(ResultReader.Ec2RequestId, requestId);
                if (operation.Output is { } shape && output.ValueKind is JsonValueKind.Object)
                {
                    new XmlValueWriter(xml, AwsQueryProtocol.Scalars).WriteMembers(shape, output);
                }
            }
        );
}
