using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Rest;
using AwsRadar.Wire.Protocols.Xml;

namespace AwsRadar.Wire.Protocols.RestXml;

/// <summary>Writes a call: what HTTP carries by itself, and the rest as an XML document.</summary>
internal static class RequestWriter
{
    public const string ContentTypeHeader = "Content-Type";
    public const string ContentType = "application/xml";

    public static WireResult<WireRequest> Write(OperationModel operation, JsonElement input, StreamingBody? body)
    {
        if (!new RequestBinder(operation, input).TryWrite(out var request, out var problem))
        {
            return WireError.Parameters(problem);
        }

        var bindings = HttpBindings.Of(operation.Input);
        if (bindings.HasRawPayload)
        {
            var bytes = body is null ? RawPayload.Write(bindings.Payload!, input) : default;
            return RequestChecksum.Add(operation, input, request with { Body = bytes, StreamingBody = body });
        }

        var document = WriteDocument(operation, bindings, input, out var illegal);
        if (illegal is not null)
        {
            return WireError.Parameters(
                $"`{illegal}` has a control character, or another that XML cannot carry: take it out."
            );
        }

        var headers =
            document.IsEmpty || request.Headers.Contains(ContentTypeHeader)
                ? request.Headers
                : request.Headers.With(ContentTypeHeader, ContentType);
        return RequestChecksum.Add(operation, input, request with { Body = document, Headers = headers });
    }

    private static ReadOnlyMemory<byte> WriteDocument(
        OperationModel operation,
        HttpBindings bindings,
        JsonElement input,
        out string? illegal
    )
    {
        string? bad = null;
        var document = BodyDocument.OfInput(operation);
        var hasContent =
            input.ValueKind is JsonValueKind.Object
            && (bindings.Payload is { } payload ? [payload] : bindings.Body).Any(member =>
                input.TryGetProperty(member.Name, out var value) && value.ValueKind is not JsonValueKind.Null
            );
        var bytes = hasContent ? XmlBytes.Write(xml => bad = document.Write(xml, operation.Input!, input)) : default;
        illegal = bad;
        return bytes;
    }
}
