namespace AwsRadar.Wire.Protocols;

/// <summary>An HTTP response as its bytes are on the wire, after any content encoding is undone.</summary>
public sealed record WireResponse
{
    /// <summary>The HTTP status code, 100 to 599.</summary>
    public required int Status { get; init; }

    public WireHeaders Headers { get; init; } = WireHeaders.Empty;

    public ReadOnlyMemory<byte> Body { get; init; }
}
