namespace AwsRadar.Wire.Protocols.Events;

/// <summary>The type of a header's value in a message; the numbers stand on the wire.</summary>
/// <remarks>https://smithy.io/2.0/aws/amazon-eventstream.html</remarks>
internal enum EventHeaderType
{
    True = 0,
    False = 1,
    Byte = 2,
    Short = 3,
    Integer = 4,
    Long = 5,
    Bytes = 6,
    Text = 7,

    /// <summary>Milliseconds since 1970.</summary>
    Timestamp = 8,
    Uuid = 9,
}
