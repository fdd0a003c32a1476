using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;

namespace AwsRadar.Wire.Protocols.Events;

/// <summary>The headers of a message as bytes: name, type and value, one behind the other, numbers with the most significant byte first.</summary>
/// <remarks>https://smithy.io/2.0/aws/amazon-eventstream.html</remarks>
internal static class EventHeaderBytes
{
    private const int UuidBytes = 16;

    /// <exception cref="ArgumentException">A name or value is longer than its length can say.</exception>
    public static void Write(IBufferWriter<byte> output, IEnumerable<EventHeader> headers)
    {
        foreach (var header in headers)
        {
            var name = Encoding.UTF8.GetBytes(header.Name);
            if (name.Length is 0 or > byte.MaxValue || header.Bytes.Length > ushort.MaxValue)
            {
                throw new ArgumentException($"The header `{header.Name}` is too long for a message.", nameof(headers));
            }

            output.Write([(byte)name.Length, .. name, (byte)header.Type]);
            WriteValue(output, header);
        }
    }

    /// <param name="problem">To stand behind "it", as in "has a header twice"; null on success.</param>
    public static bool TryRead(
        ReadOnlyMemory<byte> bytes,
        out ImmutableArray<EventHeader> headers,
        [NotNullWhen(false)] out string? problem
    )
    {
        var read = ImmutableArray.CreateBuilder<EventHeader>();
        (headers, problem) = ([], null);
        while (!bytes.IsEmpty)
        {
            if (!TryRead(ref bytes, out var header))
            {
                problem = "has a header that cannot be read";
                return false;
            }

            if (read.Any(each => each.Name == header.Name))
            {
                problem = $"has the header `{header.Name}` twice";
                return false;
            }

            read.Add(header);
        }

        headers = read.ToImmutable();
        return true;
    }

    private static void WriteValue(IBufferWriter<byte> output, EventHeader header)
    {
        Span<byte> number = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(number, header.Number);
        switch (header.Type)
        {
            case EventHeaderType.Bytes or EventHeaderType.Text:
                BinaryPrimitives.WriteUInt16BigEndian(number, (ushort)header.Bytes.Length);
                output.Write(number[..sizeof(ushort)]);
                output.Write(header.Bytes.Span);
                break;
            case EventHeaderType.Uuid:
                output.Write(header.Bytes.Span);
                break;
            default:
                output.Write(number[^NumberBytes(header.Type)..]);
                break;
        }
    }

    private static bool TryRead(ref ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out EventHeader? header)
    {
        header = null;
        var nameLength = bytes.Span[0];
        if (nameLength == 0 || bytes.Length < nameLength + 2 || !Utf8.IsValid(bytes.Span.Slice(1, nameLength)))
        {
            return false;
        }

        var name = Encoding.UTF8.GetString(bytes.Span.Slice(1, nameLength));
        var type = (EventHeaderType)bytes.Span[nameLength + 1];
        var rest = bytes[(nameLength + 2)..];
        var isRead = type switch
        {
            <= EventHeaderType.Long or EventHeaderType.Timestamp => TryReadNumber(ref rest, name, type, out header),
            EventHeaderType.Bytes or EventHeaderType.Text => TryReadBytes(ref rest, name, type, out header),
            EventHeaderType.Uuid => TryTake(ref rest, name, type, UuidBytes, out header),
            _ => false,
        };
        bytes = rest;
        return isRead;
    }

    private static bool TryReadNumber(
        ref ReadOnlyMemory<byte> bytes,
        string name,
        EventHeaderType type,
        out EventHeader? header
    )
    {
        header = null;
        var length = NumberBytes(type);
        if (bytes.Length < length)
        {
            return false;
        }

        long number = length > 0 && (sbyte)bytes.Span[0] < 0 ? -1 : 0;
        foreach (var each in bytes.Span[..length])
        {
            number = (number << 8) | each;
        }

        header = new EventHeader(name, type) { Number = number };
        bytes = bytes[length..];
        return true;
    }

    private static bool TryReadBytes(
        ref ReadOnlyMemory<byte> bytes,
        string name,
        EventHeaderType type,
        out EventHeader? header
    )
    {
        header = null;
        if (bytes.Length < sizeof(ushort))
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt16BigEndian(bytes.Span);
        bytes = bytes[sizeof(ushort)..];
        return TryTake(ref bytes, name, type, length, out header)
            && (type is not EventHeaderType.Text || Utf8.IsValid(header!.Bytes.Span));
    }

    private static bool TryTake(
        ref ReadOnlyMemory<byte> bytes,
        string name,
        EventHeaderType type,
        int length,
        out EventHeader? header
    )
    {
        header = bytes.Length < length ? null : new EventHeader(name, type) { Bytes = bytes[..length] };
        bytes = header is null ? bytes : bytes[length..];
        return header is not null;
    }

    private static int NumberBytes(EventHeaderType type) =>
        type switch
        {
            EventHeaderType.Byte => sizeof(byte),
            EventHeaderType.Short => sizeof(short),
            EventHeaderType.Integer => sizeof(int),
            EventHeaderType.Long or EventHeaderType.Timestamp => sizeof(long),
            _ => 0,
        };
}
