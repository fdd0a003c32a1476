using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Rest;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.RestJson;

/// <summary>Methods, paths and headers of HTTP, and JSON in the body: the protocol of Lambda, EKS, API Gateway and their generation.</summary>
/// <remarks>https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html</remarks>
internal sealed class RestJsonProtocol : IProtocol
{
    private RestJsonProtocol() { }

    public static RestJsonProtocol Instance { get; } = new();

    public WireResult<WireRequest> WriteRequest(ServiceModel service, OperationModel operation, JsonElement input) =>
        RestInput.Check(operation, input, body: null) is { } error
            ? error
            : RequestWriter.Write(service, operation, input, body: null);

    public WireResult<WireRequest> WriteRequest(
        ServiceModel service,
        OperationModel operation,
        JsonElement input,
        StreamingBody body
    ) =>
        RestInput.Check(operation, input, body) is { } error
            ? error
            : RequestWriter.Write(service, operation, input, body);

    public WireResult<WireReply> ReadResponse(ServiceModel service, OperationModel operation, WireResponse response) =>
        ResponseReader.Read(operation, response);

    public WireResult<WireCall> ReadRequest(ServiceModel service, WireRequest request) =>
        RequestReader.Read(service, request);

    public WireResponse WriteResponse(
        ServiceModel service,
        OperationModel operation,
        JsonElement output,
        string requestId
    )
    {
        var problems = ParameterCheck.OfPart(operation.Output, output);
        return problems.IsEmpty
            ? ResponseWriter.Write(operation, output, requestId)
            : throw new ArgumentException($"{service}:{operation}: {string.Join(' ', problems)}", nameof(output));
    }

    public WireResponse WriteError(ServiceModel service, WireError error, string requestId) =>
        ErrorWriter.Write(service, error, requestId);
}
