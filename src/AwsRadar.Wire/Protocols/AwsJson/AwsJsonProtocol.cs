using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Json;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.AwsJson;

/// <summary>One JSON object in, one out, and the operation in a header: the protocol of DynamoDB, KMS, Organizations and most others.</summary>
/// <remarks>https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html</remarks>
internal sealed class AwsJsonProtocol : IProtocol
{
    private AwsJsonProtocol() { }

    public static AwsJsonProtocol Instance { get; } = new();

    public WireResult<WireRequest> WriteRequest(ServiceModel service, OperationModel operation, JsonElement input)
    {
        var problems = ParameterCheck.OfInput(operation.Input, input);
        return problems.IsEmpty
            ? RequestWriter.Write(service, operation, input)
            : WireError.Parameters(string.Join(' ', problems));
    }

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
            ? ResponseWriter.Write(service, operation, output, requestId)
            : throw new ArgumentException($"{service}:{operation}: {string.Join(' ', problems)}", nameof(output));
    }

    public WireResponse WriteError(ServiceModel service, WireError error, string requestId) =>
        ErrorWriter.Write(service, error, requestId);
}
