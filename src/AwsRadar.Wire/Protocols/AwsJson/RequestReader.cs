using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Json;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.AwsJson;

/// <summary>Reads which operation the target header calls, and the object that it is called with.</summary>
internal static class RequestReader
{
    private const string ContentTypeStem = "application/x-amz-json-1.";

    public static WireResult<WireCall> Read(ServiceModel service, WireRequest request)
    {
        // A page in a browser can send text/plain without asking first, but not this type.
        var isTyped = request.Headers["Content-Type"]?.StartsWith(ContentTypeStem, StringComparison.OrdinalIgnoreCase);
        if (isTyped is not true)
        {
            return JsonRequest.Malformed(
                $"The content type of the request must be {RequestWriter.ContentType(service)}."
            );
        }

        return FindOperation(service, request.Headers[RequestWriter.TargetHeader]) is { } operation
            ? Read(operation, request)
            : WireError.Service("UnknownOperationException", "The request's X-Amz-Target names no operation.");
    }

    private static OperationModel? FindOperation(ServiceModel service, string? target)
    {
        var dot = target?.LastIndexOf('.') ?? -1;
        var isOurs = dot >= 0 && string.Equals(target![..dot], service.TargetPrefix, StringComparison.Ordinal);
        // A model also finds list-users, which is nobody's name on the wire.
        return
            isOurs
            && service.TryGetOperation(target![(dot + 1)..], out var operation)
            && target.EndsWith($".{operation.Name}", StringComparison.Ordinal)
            ? operation
            : null;
    }

    private static WireResult<WireCall> Read(OperationModel operation, WireRequest request) =>
        JsonRequest.ReadBody(operation.Input, request.Body).TryGet(out var input, out var error)
            ? new WireCall(operation, input)
            : error;
}
