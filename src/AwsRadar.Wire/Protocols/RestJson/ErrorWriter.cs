using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Json;
using AwsRadar.Wire.Protocols.Rest;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.RestJson;

/// <summary>Writes a failure: its type in <c>x-amzn-ErrorType</c>, its message and its members in the body.</summary>
/// <remarks>https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization</remarks>
internal static class ErrorWriter
{
    public static WireResponse Write(ServiceModel service, WireError error, string requestId)
    {
        var shape = ErrorShapes.Find(service, error.Code);
        var headers = new WireHeaders([
            new(RequestIds.Header, requestId),
            new(JsonErrors.TypeHeader, shape?.Name ?? error.Code),
            // Some models have the type as a member too; it is on the wire once.
            .. ResponseBinder.HeadersOf(shape, error.Details ?? JsonBuilder.Empty).Where(header => !IsType(header.Key)),
        ]);
        return new WireResponse
        {
            Status = error.Status == 0 ? shape?.Error?.HttpStatus ?? 400 : error.Status,
            Headers = ResponseWriter.WithContentType(headers),
            Body = JsonErrors.Write(shape, error, isTyped: false),
        };
    }

    private static bool IsType(string header) =>
        header.Equals(JsonErrors.TypeHeader, StringComparison.OrdinalIgnoreCase);
}
