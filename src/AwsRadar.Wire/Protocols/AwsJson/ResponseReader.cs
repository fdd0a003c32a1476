using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Events;
using AwsRadar.Wire.Protocols.Json;

namespace AwsRadar.Wire.Protocols.AwsJson;

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

        var read = EventStreams.OfOutput(operation) is { } stream
            ? EventBody.ReadOutput(JsonEvents.Instance, operation, stream, response)
            : JsonReply.Read(operation, response);
        return read.TryGet(out var output, out var error) ? new WireReply(output, RequestIds.Of(response)) : error;
    }
}
