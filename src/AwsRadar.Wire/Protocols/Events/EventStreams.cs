using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Protocols.Events;

/// <summary>
/// Which operations send or receive a stream of events. In JSON it is a list of objects with one member each, the event's
/// name: <c>[{"Records":{"Payload":"…"}},{"End":{}}]</c>.
/// </summary>
/// <remarks>https://smithy.io/2.0/aws/amazon-eventstream.html</remarks>
public static class EventStreams
{
    /// <summary>What a service calls the message before the first event, which holds the other members of an output.</summary>
    public const string InitialResponse = "initial-response";

    /// <summary>The member of the input that is a stream of events; null for most operations.</summary>
    public static Member? OfInput(OperationModel operation) => Of(operation.Input);

    /// <summary>The member of the output that is a stream of events; null for most operations.</summary>
    public static Member? OfOutput(OperationModel operation) => Of(operation.Output);

    /// <summary>The event without which a stream is not complete, where the service documents one; null elsewhere.</summary>
    /// <remarks>
    /// https://docs.aws.amazon.com/AmazonS3/latest/API/API_SelectObjectContent.html,
    /// https://docs.aws.amazon.com/lambda/latest/api/API_InvokeWithResponseStream.html
    /// </remarks>
    internal static string? LastOf(OperationModel operation) =>
        operation.Name switch
        {
            "SelectObjectContent" => "End",
            "InvokeWithResponseStream" => "InvokeComplete",
            _ => null,
        };

    private static Member? Of(Shape? shape) => shape?.Members.FirstOrDefault(member => member.Shape.IsEventStream);
}
