using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Events;
using AwsRadar.Wire.Protocols.Json;
using AwsRadar.Wire.Protocols.Rest;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.RestJson;

/// <summary>Writes a call: what HTTP carries by itself, and the rest as a JSON object.</summary>
internal static class RequestWriter
{
    public const string ContentTypeHeader = "Content-Type";
    public const string ContentType = "application/json";

    public static WireResult<WireRequest> Write(
        ServiceModel service,
        OperationModel operation,
        JsonElement input,
        StreamingBody? body
    )
    {
        if (!new RequestBinder(operation, input).TryWrite(out var request, out var problem))
        {
            return WireError.Parameters(problem);
        }

        if (EventStreams.OfInput(operation) is { } stream)
        {
            return WithEvents(request, stream, input, body);
        }

        var bindings = HttpBindings.Of(operation.Input);
        var complete = bindings.HasRawPayload
            ? request with
            {
                Body = body is null ? RawPayload.Write(bindings.Payload!, input) : default,
                StreamingBody = body,
            }
            : WithDocument(request, operation.Input, bindings, input);
        return RequestChecksum.Add(operation, input, ServiceHeaders.Add(service, operation, complete));
    }

    private static WireRequest WithEvents(WireRequest request, Member stream, JsonElement input, StreamingBody? body) =>
        request with
        {
            Headers = request.Headers.With(ContentTypeHeader, EventNames.MediaType),
            Body = body is null ? EventBody.Write(JsonEvents.Instance, stream, input) : default,
            StreamingBody = body,
            IsEventStream = true,
        };

    private static WireRequest WithDocument(
        WireRequest request,
        Shape? structure,
        HttpBindings bindings,
        JsonElement input
    )
    {
        if (bindings.Payload is null && bindings.Body.IsEmpty)
        {
            return request;
        }

        return request with
        {
            Headers = request.Headers.Contains(ContentTypeHeader)
                ? request.Headers
                : request.Headers.With(ContentTypeHeader, ContentType),
            Body = JsonDocumentBody.Write(structure, bindings, input),
        };
    }
}
