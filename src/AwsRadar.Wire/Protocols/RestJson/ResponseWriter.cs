using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Events;
using AwsRadar.Wire.Protocols.Rest;

namespace AwsRadar.Wire.Protocols.RestJson;

/// <summary>Writes a result: what HTTP carries by itself, and the rest as a JSON object.</summary>
internal static class ResponseWriter
{
    public static WireResponse Write(OperationModel operation, JsonElement output, string requestId)
    {
        var bindings = HttpBindings.Of(operation.Output);
        var headers = new WireHeaders([
            new(RequestIds.Header, requestId),
            .. ResponseBinder.HeadersOf(operation.Output, output),
        ]);
        var response = new WireResponse { Status = ResponseBinder.StatusOf(operation, output), Headers = headers };
        if (EventStreams.OfOutput(operation) is { } stream)
        {
            return response with
            {
                Headers = WithContentType(headers, EventNames.MediaType),
                Body = EventBody.Write(JsonEvents.Instance, stream, output),
            };
        }

        if (bindings.HasRawPayload)
        {
            return response with { Body = RawPayload.Write(bindings.Payload!, output) };
        }

        return bindings.Payload is null && bindings.Body.IsEmpty
            ? response
            : response with
            {
                Headers = WithContentType(headers),
                Body = JsonDocumentBody.Write(operation.Output, bindings, output),
            };
    }

    public static WireHeaders WithContentType(WireHeaders headers, string contentType = RequestWriter.ContentType) =>
        headers.Contains(RequestWriter.ContentTypeHeader)
            ? headers
            : headers.With(RequestWriter.ContentTypeHeader, contentType);
}
