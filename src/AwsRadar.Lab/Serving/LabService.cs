using System.Collections.Frozen;
using System.Text.Json;
using AwsRadar.Lab.Operations;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Lab.Serving;

/// <summary>One AWS service as the lab serves it.</summary>
internal sealed record LabService(
    ServiceModel Model,
    IProtocol Protocol,
    FrozenDictionary<string, Operation> Operations
)
{
    public WireResponse Write(OperationModel operation, JsonElement output, string requestId) =>
        Protocol.WriteResponse(Model, operation, output, requestId);

    public WireResponse WriteError(LabError error, string requestId) =>
        WriteError(WireError.Service(error.Code, error.Message, error.Status), requestId);

    public WireResponse WriteError(WireError error, string requestId) => Protocol.WriteError(Model, error, requestId);
}
