using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Events;
using AwsRadar.Wire.Protocols.Rest;
using AwsRadar.Wire.Protocols.Xml;

namespace AwsRadar.Wire.Protocols.RestXml;

/// <summary>Writes a result: what HTTP carries by itself, and the rest as an XML document.</summary>
internal static class ResponseWriter
{
    public static WireResponse Write(
        ServiceModel service,
        OperationModel operation,
        JsonElement output,
        string requestId
    )
    {
        var bindings = HttpBindings.Of(operation.Output);
        var headers = new WireHeaders([
            new(RequestIds.HeaderOf(service), requestId),
            .. ResponseBinder.HeadersOf(operation.Output, output),
        ]);
        var response = new WireResponse { Status = ResponseBinder.StatusOf(operation, output), Headers = headers };
        if (EventStreams.OfOutput(operation) is { } stream)
        {
            return response with
            {
                Headers = WithContentType(headers, EventNames.MediaType),
                Body = EventBody.Write(XmlEvents.Instance, stream, output),
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
                Body = WriteDocument(service, operation, output),
            };
    }

    public static WireHeaders WithContentType(WireHeaders headers, string contentType = RequestWriter.ContentType) =>
        headers.Contains(RequestWriter.ContentTypeHeader)
            ? headers
            : headers.With(RequestWriter.ContentTypeHeader, contentType);

    private static ReadOnlyMemory<byte> WriteDocument(
        ServiceModel service,
        OperationModel operation,
        JsonElement output
    ) =>
        XmlBytes.Write(xml =>
        {
            if (BareOutput.Of(operation) is { } bare)
            {
                BareOutput.Write(xml, service, bare, output);
            }
            else
            {
                BodyDocument.OfOutput(service, operation).Write(xml, operation.Output!, output);
            }
        });
}
