using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Json;

namespace AwsRadar.Wire.Protocols.AwsJson;

/// <summary>Writes a failure: <c>{"__type":"ResourceNotFoundException","message":"…"}</c>.</summary>
/// <remarks>https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#awsquerycompatible-trait</remarks>
internal static class ErrorWriter
{
    public static WireResponse Write(ServiceModel service, WireError error, string requestId)
    {
        var shape = ErrorShapes.Find(service, error.Code);
        var headers = ResponseWriter.HeadersOf(service, requestId);
        return new WireResponse
        {
            Status = error.Status == 0 ? 400 : error.Status,
            Headers = service.IsAwsQueryCompatible
                ? headers.With(JsonErrors.QueryHeader, $"{Code(shape, error)};{Fault(error)}")
                : headers,
            Body = JsonErrors.Write(shape, error),
        };
    }

    private static string Code(Shape? shape, WireError error) => shape?.Error?.Code ?? error.Code;

    private static string Fault(WireError error) => error.IsSenderFault ? "Sender" : "Receiver";
}
