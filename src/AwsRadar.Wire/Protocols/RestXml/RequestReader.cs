using System.Text.Json;
using System.Xml;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Rest;
using AwsRadar.Wire.Protocols.Values;
using AwsRadar.Wire.Protocols.Xml;

namespace AwsRadar.Wire.Protocols.RestXml;

/// <summary>Reads which operation a method and a URI name, and what it is called with.</summary>
internal static class RequestReader
{
    public static WireResult<WireCall> Read(ServiceModel service, WireRequest request)
    {
        if (!Router.Find(service, request).TryGet(out var route, out var error))
        {
            return error;
        }

        if (route.Operation.Input is not { } structure)
        {
            return new WireCall(route.Operation, JsonBuilder.Empty);
        }

        if (request.Body.Length > WireLimits.MaxResponseBytes)
        {
            return WireError.Service("EntityTooLarge", "The body of the request is larger than 32 MiB.");
        }

        try
        {
            var problem = "";
            var input = JsonBuilder.TryBuild(json => TryRead(json, structure, route, request, out problem));
            return input is { } element
                ? new WireCall(route.Operation, element)
                : WireError.Service("InvalidRequest", problem);
        }
        catch (Exception exception) when (exception is UnreadableXmlException or XmlException)
        {
            return WireError.Service("MalformedXML", $"The body of the request cannot be read: {exception.Message}.");
        }
    }

    private static bool TryRead(
        Utf8JsonWriter json,
        Shape structure,
        Route route,
        WireRequest request,
        out string problem
    )
    {
        var bindings = HttpBindings.Of(structure);
        var reader = new BindingReader(json);
        json.WriteStartObject();
        var isRead = reader.TryRead(bindings, route, request.Headers);
        problem = reader.Problem;
        if (isRead && bindings.HasRawPayload && !request.Body.IsEmpty)
        {
            isRead = RawPayload.TryRead(json, bindings.Payload!, request.Body.Span);
            problem = "The body of the request is not UTF-8.";
        }
        else if (isRead && HasDocument(bindings, request))
        {
            ReadDocument(json, structure, route.Operation, request);
        }

        json.WriteEndObject();
        return isRead;
    }

    private static bool HasDocument(HttpBindings bindings, WireRequest request) =>
        !request.Body.IsEmpty && !bindings.HasRawPayload && (bindings.Payload is not null || !bindings.Body.IsEmpty);

    private static void ReadDocument(
        Utf8JsonWriter json,
        Shape structure,
        OperationModel operation,
        WireRequest request
    )
    {
        var expected = BodyDocument.OfInput(operation).Root;
        var xml = new XmlCursor(request.Body);
        if (!string.Equals(xml.NameText, expected, StringComparison.Ordinal))
        {
            throw new UnreadableXmlException($"it begins with `<{xml.NameText}>` instead of `<{expected}>`");
        }

        BodyDocument.Read(xml, json, structure);
    }
}
