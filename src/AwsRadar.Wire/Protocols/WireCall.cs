using System.Text.Json;
using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Protocols;

/// <summary>What a server reads from a request.</summary>
/// <param name="Input">An object in the AWS CLI's shape; empty when the operation takes nothing. Constraints of the model are not checked.</param>
public sealed record WireCall(OperationModel Operation, JsonElement Input);

/// <summary>What a client reads from a response.</summary>
/// <param name="Json">An object in the AWS CLI's shape; empty when the operation returns nothing.</param>
/// <param name="RequestId">The id that AWS support asks for; null when the response had none.</param>
public sealed record WireReply(OutputJson Json, string? RequestId)
{
    public WireReply(JsonElement output, string? requestId)
        : this(new OutputJson(output), requestId) { }

    public JsonElement Output => Json.Element;
}
