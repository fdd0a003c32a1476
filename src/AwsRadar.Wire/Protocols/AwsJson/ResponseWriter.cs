using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Events;
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
        EventStreams.OfOutput(operation) is { } stream
            ? WriteEvents(operation.Output!, stream, output, requestId)
            : new()
            {
                Status = 200,
                Headers = HeadersOf(service, requestId),
                Body = JsonBuilder.Bytes(json => JsonValueWriter.WriteStructure(json, operation.Output, output)),
            };

    public static WireHeaders HeadersOf(ServiceModel service, string requestId) =>
        HeadersOf(RequestWriter.ContentType(service), requestId);

    /// <summary>What does not belong to the stream goes before it, because HTTP carries nothing but the body.</summary>
    private static WireResponse WriteEvents(Shape structure, Member stream, JsonElement output, string requestId)
    {
        var initial = EventWriter.WriteInitial(JsonEvents.Instance, structure, stream, output);
        return new()
        {
            Status = 200,
            Headers = HeadersOf(EventNames.MediaType, requestId),
            Body = EventBody.Write(JsonEvents.Instance, stream, output, initial),
        };
    }

    private static WireHeaders HeadersOf(string contentType, string requestId) =>
        new([new(RequestIds.Header, requestId), new("Content-Type", contentType)]);
}
