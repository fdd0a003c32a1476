using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Json;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.AwsJson;

/// <summary>Writes a call as one JSON object, with <c>X-Amz-Target: DynamoDB_20120810.GetItem</c>.</summary>
/// <remarks>https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#protocol-behaviors</remarks>
internal static class RequestWriter
{
    public const string TargetHeader = "X-Amz-Target";

    public static WireResult<WireRequest> Write(ServiceModel service, OperationModel operation, JsonElement input)
    {
        if (!HostPrefix.TryExpand(operation, input, out var hostPrefix, out var problem))
        {
            return WireError.Parameters(problem);
        }

        return new WireRequest
        {
            Method = "POST",
            RawPath = "/",
            HostPrefix = hostPrefix,
            Headers = new WireHeaders(HeadersOf(service, operation)),
            Body = JsonBuilder.Bytes(json => JsonValueWriter.WriteStructure(json, operation.Input, input)),
        };
    }

    /// <summary>The content type of requests and responses.</summary>
    public static string ContentType(ServiceModel service) => $"application/x-amz-json-{service.JsonVersion ?? "1.1"}";

    private static IEnumerable<KeyValuePair<string, string>> HeadersOf(ServiceModel service, OperationModel operation)
    {
        yield return new("Content-Type", ContentType(service));
        yield return new(TargetHeader, $"{service.TargetPrefix}.{operation.Name}");
        if (service.IsAwsQueryCompatible)
        {
            // Asks for x-amzn-query-error, so that errors keep the codes that they had before the service spoke JSON.
            yield return new("x-amzn-query-mode", "true");
        }
    }
}
