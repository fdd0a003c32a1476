namespace AwsRadar.Wire.Models;

/// <summary>The traits of a shape, and which of its optional parts follow; the numbers are part of the data's format.</summary>
[Flags]
internal enum ShapeFlags
{
    None = 0,
    HasMin = 1 << 0,
    HasMax = 1 << 1,
    HasPattern = 1 << 2,
    HasEnum = 1 << 3,
    HasError = 1 << 4,
    HasPayload = 1 << 5,
    Sensitive = 1 << 6,
    Union = 1 << 7,
    Document = 1 << 8,
    EventStream = 1 << 9,
    Event = 1 << 10,
    Streaming = 1 << 11,
    Flattened = 1 << 12,
    Sparse = 1 << 13,
    Wrapper = 1 << 14,
    RequiresLength = 1 << 15,
    Deprecated = 1 << 16,
    HasLocationName = 1 << 17,
    HasTimestampFormat = 1 << 18,
    HasXmlNamespace = 1 << 19,
}
