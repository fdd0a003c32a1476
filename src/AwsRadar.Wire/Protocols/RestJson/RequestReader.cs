using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Events;
using AwsRadar.Wire.Protocols.Json;
using AwsRadar.Wire.Protocols.Rest;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.RestJson;

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

        string? problem = null;
        var input = JsonBuilder.TryBuild(json =>
        {
            json.WriteStartObject();
            var isRead =
                TryReadBindings(json, structure, route, request, out problem)
                && TryReadBody(json, structure, request, out problem);
            json.WriteEndObject();
            return isRead;
        });
        return input is { } element ? new WireCall(route.Operation, element) : JsonRequest.Malformed(problem!);
    }

    private static bool TryReadBindings(
        Utf8JsonWriter json,
        Shape structure,
        Route route,
        WireRequest request,
        out string? problem
    )
    {
        var reader = new BindingReader(json);
        var isRead = reader.TryRead(HttpBindings.Of(structure), route, request.Headers);
        problem = isRead ? null : reader.Problem;
        return isRead;
    }

    private static bool TryReadBody(Utf8JsonWriter json, Shape structure, WireRequest request, out string? problem)
    {
        var bindings = HttpBindings.Of(structure);
        problem = null;
        if (structure.Members.FirstOrDefault(member => member.Shape.IsEventStream) is { } stream)
        {
            var isWhole = EventBody.TryReadInput(
                json,
                JsonEvents.Instance,
                structure,
                stream,
                request.Body,
                out problem
            );
            problem = isWhole ? null : $"The body of the request {problem}.";
            return isWhole;
        }

        if (request.Body.IsEmpty || (bindings.Payload is null && bindings.Body.IsEmpty))
        {
            return true;
        }

        if (bindings.HasRawPayload)
        {
            problem = "The body of the request is not UTF-8.";
            return RawPayload.TryRead(json, bindings.Payload!, request.Body.Span);
        }

        problem =
            Untyped(bindings, request)
            ?? (
                request.Body.Length > WireLimits.MaxResponseBytes
                    ? "The body of the request is larger than 32 MiB."
                    : null
            );
        if (problem is not null)
        {
            return false;
        }

        if (!JsonText.TryParse(request.Body.Span, out var value, out problem))
        {
            problem = $"The body of the request {problem}.";
            return false;
        }

        var isRead = JsonDocumentBody.TryRead(new JsonValueReader(json), json, structure, value, out problem);
        problem = isRead ? null : $"The body of the request does not fit: {problem}";
        return isRead;
    }

    /// <summary>A page in a browser can send text/plain without asking first, but not JSON. Where the type is a parameter of the call it may be any.</summary>
    private static string? Untyped(HttpBindings bindings, WireRequest request) =>
        bindings.Headers.Any(member => HttpBindings.NameOf(member) is RequestWriter.ContentTypeHeader)
        || request.Headers[RequestWriter.ContentTypeHeader] is { } type
            && type.Contains("json", StringComparison.OrdinalIgnoreCase)
            ? null
            : $"The content type of the request must be {RequestWriter.ContentType}.";
}
