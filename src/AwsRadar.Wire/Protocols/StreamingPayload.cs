using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Protocols;

/// <summary>
/// Which operations send or return plain bytes that need not be held in memory. A client uploads with the
/// <see cref="IProtocol.WriteRequest(ServiceModel, OperationModel, System.Text.Json.JsonElement, StreamingBody)"/> that takes a <see cref="StreamingBody"/>, and
/// downloads by giving <see cref="IProtocol.ReadResponse"/> a <see cref="WireResponse"/> with <see cref="WireResponse.IsBodyElsewhere"/>
/// while it copies the connection's bytes itself.
/// </summary>
/// <remarks>https://smithy.io/2.0/spec/streaming.html</remarks>
public static class StreamingPayload
{
    /// <summary>The member of the input that is the body as it stands; null when the body is none or a document.</summary>
    public static Member? OfInput(OperationModel operation) => Of(operation.Input);

    /// <summary>The member of the output that is the body as it stands; null when the body is none or a document.</summary>
    public static Member? OfOutput(OperationModel operation) => Of(operation.Output);

    private static Member? Of(Shape? structure) =>
        structure?.Payload is { } name
        && structure.TryGetMember(name, out var member)
        && member.Shape.Kind is ShapeKind.Blob
            ? member
            : null;
}
