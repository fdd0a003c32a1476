using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Json;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.AwsJson;

/// <summary>Writes a result as one JSON object.</summary>
internal static class ResponseWriter
{
    public static WireResponse Write(
        ServiceModel service,
        OperationModel operation,
        JsonElement output,
        string requestId
    ) =>
        new()
        {
            Status = 200,
            Headers = HeadersOf(service, requestId),
            Body = JsonBuilder.Bytes(json => JsonValueWriter.WriteStructure(json, operation.Output, output)),
        };

    public static WireHeaders HeadersOf(ServiceModel service, string requestId) =>
        new([new(RequestIds.Header, requestId), new("Content-Type", RequestWriter.ContentType(service))]);
}
