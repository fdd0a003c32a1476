using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Events;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.Rest;

/// <summary>What is wrong with a call before a byte of it is written.</summary>
internal static class RestInput
{
    /// <param name="body">Stands for the payload member, which the input then must not have.</param>
    public static WireError? Check(OperationModel operation, JsonElement input, StreamingBody? body)
    {
        var payload = StreamingPayload.OfInput(operation) ?? EventStreams.OfInput(operation);
        if (body is not null && payload is null)
        {
            return WireError.Parameters($"`{operation.Name}` takes no body of plain bytes.");
        }

        var problems = ParameterCheck.OfInput(operation.Input, input, elsewhere: body is null ? null : payload);
        return problems.IsEmpty ? null : WireError.Parameters(string.Join(' ', problems));
    }
}
