using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Protocols;

/// <summary>Operations that send or receive a stream of events, which this program does not speak.</summary>
/// <remarks>https://smithy.io/2.0/aws/amazon-eventstream.html</remarks>
internal static class EventStreams
{
    /// <summary>Why the operation cannot be called; null for all others.</summary>
    public static WireError? Refuse(OperationModel operation) =>
        (MemberOf(operation.Input) ?? MemberOf(operation.Output)) is { } member
            ? WireError.Unsupported(
                $"`{operation.Name}` cannot be called: its `{member.Name}` is a stream of events, which aws-radar does not speak."
            )
            : null;

    private static Member? MemberOf(Shape? shape) =>
        shape?.Members.FirstOrDefault(member => member.Shape.IsEventStream);
}
