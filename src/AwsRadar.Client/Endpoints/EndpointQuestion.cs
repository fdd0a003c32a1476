using System.Text.Json;
using AwsRadar.Wire.Endpoints;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Client.Endpoints;

/// <summary>The call, or the service as such (no operation), whose endpoint is looked for.</summary>
internal sealed record EndpointQuestion(ServiceModel Service, OperationModel? Operation, JsonElement Input)
{
    /// <summary>The same for questions that have the same answer under the same settings.</summary>
    public (string Service, string Call) Key { get; } =
        (Service.Name, Operation is null ? "" : EndpointRules.KeyOf(Operation, Input));

    public WireResult<ResolvedEndpoint> Resolve(EndpointSettings settings) =>
        EndpointRules.Of(Service).Resolve(settings, Operation, Input);

    /// <summary>A parameter of the call that is text.</summary>
    public string? Text(string parameter) =>
        Input.ValueKind is JsonValueKind.Object
        && Input.TryGetProperty(parameter, out var value)
        && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;
}
