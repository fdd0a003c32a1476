namespace AwsRadar.Wire.Protocols.Events;

/// <summary>
/// Events that a client signed: each message of the wire holds another as its payload, and the last holds nothing. Whether the
/// signatures hold is for <see cref="Signing.EventSignature"/> to say.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/transcribe/latest/dg/streaming-setting-up.html</remarks>
internal static class SignedEvents
{
    /// <summary>The events' messages, taken out of the signed ones where they are in such. What is wrong is the buffer's problem.</summary>
    public static IEnumerable<EventMessage> MessagesIn(EventMessageBuffer buffer)
    {
        while (buffer.TryRead(out var message))
        {
            if (message.Find(EventNames.ChunkSignature) is null)
            {
                yield return message;
                continue;
            }

            var inner = new EventMessageBuffer();
            inner.Add(message.Payload.Span);
            if (inner.TryRead(out var held) && inner.IsEmpty)
            {
                yield return held;
            }
            else if (!message.Payload.IsEmpty)
            {
                buffer.Fail("has a signed message that holds no event");
            }
        }
    }
}
