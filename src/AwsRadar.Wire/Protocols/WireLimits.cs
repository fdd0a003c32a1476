namespace AwsRadar.Wire.Protocols;

/// <summary>How much of a hostile message is read before it is refused.</summary>
public static class WireLimits
{
    /// <summary>The longest response body in bytes, after decompression.</summary>
    public const int MaxResponseBytes = 32 * 1024 * 1024;

    /// <summary>The deepest nesting of XML elements, JSON values or parameter names.</summary>
    public const int MaxDepth = 64;

    /// <summary>The most bytes of the headers of an event's message.</summary>
    public const int MaxEventHeaderBytes = 128 * 1024;

    /// <summary>The most bytes of the payload of an event's message.</summary>
    public const int MaxEventPayloadBytes = 24 * 1024 * 1024;

    /// <summary>The most parameters of a form body.</summary>
    public const int MaxParameters = 10_000;
}
