namespace AwsRadar.Wire.Protocols;

/// <summary>
/// The body of a request whose bytes stay outside memory, such as a file that is uploaded: who sends the request opens it
/// and copies it to the connection.
/// </summary>
/// <param name="Open">Opens the bytes at their beginning: once for a checksum, once for each attempt. Who calls it disposes the stream.</param>
/// <param name="Length">In bytes; null when it is not known before the end.</param>
public sealed record StreamingBody(Func<Stream> Open, long? Length);
