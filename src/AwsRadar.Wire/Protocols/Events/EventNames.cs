namespace AwsRadar.Wire.Protocols.Events;

/// <summary>The headers that AWS gives messages, and their fixed values.</summary>
/// <remarks>https://smithy.io/2.0/aws/amazon-eventstream.html</remarks>
internal static class EventNames
{
    public const string MediaType = "application/vnd.amazon.eventstream";

    public const string MessageType = ":message-type";
    public const string EventType = ":event-type";
    public const string ExceptionType = ":exception-type";
    public const string ErrorCode = ":error-code";
    public const string ErrorMessage = ":error-message";
    public const string ContentType = ":content-type";
    public const string Date = ":date";
    public const string ChunkSignature = ":chunk-signature";

    public const string Event = "event";
    public const string Exception = "exception";
    public const string Error = "error";

    public const string Binary = "application/octet-stream";
    public const string PlainText = "text/plain";
}
