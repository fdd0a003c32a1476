using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;

namespace AwsRadar.Wire.Protocols.Events;

/// <summary>
/// A message as bytes: a prelude (its length, its headers' length, the CRC-32 of both), headers, payload, and the CRC-32
/// of all before it.
/// </summary>
/// <remarks>https://smithy.io/2.0/aws/amazon-eventstream.html</remarks>
internal static class EventMessageBytes
{
    public const int PreludeBytes = 12;
    public const int ChecksumBytes = sizeof(uint);

    public static byte[] Write(EventMessage message)
    {
        var headers = new ArrayBufferWriter<byte>();
        EventHeaderBytes.Write(headers, message.Headers);
        var length = PreludeBytes + headers.WrittenCount + message.Payload.Length + ChecksumBytes;
        var bytes = new byte[length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, length);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), headers.WrittenCount);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(8), Crc32.HashToUInt32(bytes.AsSpan(0, 8)));
        headers.WrittenSpan.CopyTo(bytes.AsSpan(PreludeBytes));
        message.Payload.Span.CopyTo(bytes.AsSpan(PreludeBytes + headers.WrittenCount));
        var end = length - ChecksumBytes;
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(end), Crc32.HashToUInt32(bytes.AsSpan(0, end)));
        return bytes;
    }
}
