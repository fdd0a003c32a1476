namespace AwsRadar.Wire.Protocols;

/// <summary>An HTTP response as its bytes are on the wire, after any content encoding is undone.</summary>
public sealed record WireResponse
{
    /// <summary>The HTTP status code, 100 to 599.</summary>
    public required int Status { get; init; }

    public WireHeaders Headers { get; init; } = WireHeaders.Empty;

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>
    /// Whether the bytes of a success go from the connection to the caller: <see cref="Body"/> is empty, and the output
    /// that is read from this lacks the member that <see cref="StreamingPayload.OfOutput"/> names. An error's body is always here.
    /// </summary>
    public bool IsBodyElsewhere { get; init; }

    /// <summary>Of the bytes that went elsewhere, for the comparison with what the service said; null where there is nothing to compare.</summary>
    public BodyChecksum? Checksum { get; init; }
}
