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

    /// <summary>What the service's actions begin with in policies: <c>iam</c> of <c>iam:ListUsers</c>.</summary>
    public string ActionPrefix => Model.SigningName;

    /// <summary>Whether denials tell an authorization id. Most operations of IAM do so, and no other service.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied-authorization-id.html#access-troubleshooter-supported-services</remarks>
    public bool HasAuthorizationIds => Model.Name is "iam";

    public WireResponse Write(OperationModel operation, JsonElement output, string requestId) =>
        Protocol.WriteResponse(Model, operation, output, requestId);

    /// <param name="operation">What was called; null while that is not known.</param>
    public WireResponse WriteError(LabError error, OperationModel? operation, string requestId)
    {
        var wire = WireError.Service(error.Code, error.Message, error.Status) with { Details = error.Details };
        return Protocol.WriteError(
            Model,
            error.IsVerbatim ? wire : ErrorForms.Of(Model, operation, wire, error.Reason),
            requestId
        );
    }

    public WireResponse WriteError(WireError error, string requestId) =>
        Protocol.WriteError(Model, ErrorForms.Of(Model, operation: null, error), requestId);
}
