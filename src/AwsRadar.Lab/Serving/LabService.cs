using System.Collections.Frozen;
using System.Text.Json;
using AwsRadar.Lab.Fixtures;
using AwsRadar.Lab.Operations;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Lab.Serving;

/// <summary>One AWS service as the lab serves it.</summary>
/// <param name="Operations">What the lab carries out itself.</param>
/// <param name="Fixtures">What answers other operations; null: the lab was started without fixtures.</param>
internal sealed record LabService(
    ServiceModel Model,
    IProtocol Protocol,
    FrozenDictionary<string, Operation> Operations,
    FixtureService? Fixtures
)
{
    /// <summary>Null when nothing answers the operation.</summary>
    public Operation? Find(OperationModel operation) =>
        Operations.GetValueOrDefault(operation.Name) ?? Fixtures?.Find(operation);

    public WireResponse Write(OperationModel operation, JsonElement output, string requestId) =>
        Protocol.WriteResponse(Model, operation, output, requestId);

    /// <param name="operation">What was called; null while that is not known.</param>
    public WireResponse WriteError(LabError error, OperationModel? operation, string requestId)
    {
        var wire = WireError.Service(error.Code, error.Message, error.Status) with { Details = error.Details };
        return Protocol.WriteError(Model, error.IsVerbatim ? wire : ErrorForms.Of(Model, operation, wire), requestId);
    }

    public WireResponse WriteError(WireError error, string requestId) =>
        Protocol.WriteError(Model, ErrorForms.Of(Model, operation: null, error), requestId);
}
