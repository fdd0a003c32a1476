using System.Text;

namespace AwsRadar.Wire.Protocols.Events;

/// <summary>A header of a message.</summary>
/// <param name="Name">1 to 255 bytes of UTF-8; AWS's own begin with a colon.</param>
internal sealed record EventHeader(string Name, EventHeaderType Type)
{
    /// <summary>The value of the types that are numbers, and of a timestamp; else 0.</summary>
    public long Number { get; init; }

    /// <summary>The value of bytes, of text in UTF-8, and of a UUID; else empty.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>Null for a header that is no text.</summary>
    public string? Text => Type is EventHeaderType.Text ? Encoding.UTF8.GetString(Bytes.Span) : null;

    public static EventHeader OfText(string name, string text) =>
        new(name, EventHeaderType.Text) { Bytes = Encoding.UTF8.GetBytes(text) };

    public static EventHeader OfBytes(string name, ReadOnlyMemory<byte> bytes) =>
        new(name, EventHeaderType.Bytes) { Bytes = bytes };

    public static EventHeader OfTime(string name, DateTimeOffset time) =>
        new(name, EventHeaderType.Timestamp) { Number = time.ToUnixTimeMilliseconds() };
}
