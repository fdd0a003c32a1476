using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Events;
using AwsRadar.Wire.Protocols.Json;
using AwsRadar.Wire.Protocols.Rest;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.RestJson;

/// <summary>Reads a result or an error.</summary>
internal static class ResponseReader
{
    public static WireResult<WireReply> Read(OperationModel operation, WireResponse response)
    {
        if (response.Body.Length > WireLimits.MaxResponseBytes)
        {
            return UnreadableResponse.Of(operation, response, UnreadableResponse.TooLarge);
        }

        if (!UnreadableResponse.IsSuccess(response))
        {
            return JsonErrors.Read(operation, response);
        }

        if (operation.Output is not { } structure)
        {
            return new WireReply(JsonBuilder.Empty, RequestIds.Of(response));
        }

        var read = EventStreams.OfOutput(operation) is { } stream
            ? EventBody.ReadOutput(JsonEvents.Instance, operation, stream, response)
            : ReadOutput(operation, structure, response);
        return read.TryGet(out var output, out var error) ? new WireReply(output, RequestIds.Of(response)) : error;
    }

    private static WireResult<JsonElement> ReadOutput(OperationModel operation, Shape structure, WireResponse response)
    {
        var bindings = HttpBindings.Of(structure);
        var body = default(JsonElement);
        var hasDocument = !bindings.HasRawPayload && (bindings.Payload is not null || !bindings.Body.IsEmpty);
        if (hasDocument && !JsonReply.Open(operation, response).TryGet(out body, out var error))
        {
            return error;
        }

        string? problem = null;
        var output = JsonBuilder.TryBuild(json =>
        {
            json.WriteStartObject();
            var isRead =
                OutputBindings.TryRead(json, structure, response, out problem)
                && (
                    !hasDocument
                    || body.ValueKind is JsonValueKind.Null
                    || response.Body.IsEmpty
                    || JsonDocumentBody.TryRead(
                        new JsonValueReader(json) { AcceptsNearMisses = true },
                        json,
                        structure,
                        body,
                        out problem
                    )
                );
            json.WriteEndObject();
            return isRead;
        });
        return output is { } element
            ? element
            : UnreadableResponse.Of(operation, response, $"in it {problem!.TrimEnd('.')}");
    }
}
