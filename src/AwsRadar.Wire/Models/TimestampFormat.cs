namespace AwsRadar.Wire.Models;

/// <summary>How a timestamp is written where a model overrides its protocol's default.</summary>
/// <remarks>https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait</remarks>
public enum TimestampFormat
{
    /// <summary><c>2026-11-23T21:15:00Z</c></summary>
    Iso8601,

    /// <summary>Seconds since 1970-01-01 as a number, possibly with a fraction.</summary>
    UnixTimestamp,

    /// <summary><c>Mon, 23 Nov 2026 21:15:00 GMT</c></summary>
    Rfc822,
}
