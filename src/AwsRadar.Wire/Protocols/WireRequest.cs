namespace AwsRadar.Wire.Protocols;

/// <summary>An HTTP request as its bytes are on the wire: nothing is decoded, because a signature covers the encoded form.</summary>
public sealed record WireRequest
{
    /// <summary>The method in capitals.</summary>
    public required string Method { get; init; }

    /// <summary>The percent-encoded path, beginning with a slash.</summary>
    public required string RawPath { get; init; }

    /// <summary>The percent-encoded query string without its question mark; empty when there is none.</summary>
    public string RawQuery { get; init; } = "";

    /// <summary>
    /// What stands before the endpoint's host, its own dot or hyphen included: <c>data-</c>, <c>123456789012.</c>. A client
    /// puts it there unless the endpoint already says it; null for most operations.
    /// </summary>
    /// <remarks>https://smithy.io/2.0/spec/endpoint-traits.html#endpoint-trait</remarks>
    public string? HostPrefix { get; init; }

    public WireHeaders Headers { get; init; } = WireHeaders.Empty;

    /// <summary>Empty when there is a <see cref="StreamingBody"/>.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>
    /// A body that is not in memory. A signature covers <see cref="Body"/>, so who signs such a request first sets
    /// <c>X-Amz-Content-Sha256</c> to the hash of these bytes, or to <c>UNSIGNED-PAYLOAD</c> where the service allows it. Null
    /// for all requests that were not written with one.
    /// </summary>
    public StreamingBody? StreamingBody { get; init; }

    /// <summary>
    /// Whether the body, in memory or not, is a stream of events. Each of its messages is signed by itself, unless a token takes
    /// the place of signatures, and both sides may send at once, for which it takes HTTP/2.
    /// </summary>
    /// <remarks>https://docs.aws.amazon.com/transcribe/latest/dg/streaming-setting-up.html</remarks>
    public bool IsEventStream { get; init; }
}
