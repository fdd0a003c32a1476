using System.Buffers.Binary;
using System.Text;

namespace AwsRadar.Packing;

/// <summary>Reads the numbers and texts of packed data one after the other.</summary>
internal ref struct PackedReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; set; }

    /// <summary>Reads a number of seven bits a byte, the lowest first, as LEB128 has it.</summary>
    public int ReadInt()
    {
        var value = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var part = _bytes[Position++];
            value |= (part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("A number in the embedded reference data is too long. Install aws-radar again.");
    }

    /// <summary>Reads a number that may be negative: 0, -1, 1, -2, 2 … are written as 0, 1, 2, 3, 4 …</summary>
    public int ReadSigned()
    {
        var value = (uint)ReadInt();
        return (int)(value >> 1) ^ -(int)(value & 1);
    }

    public ulong ReadFixed64()
    {
        var value = BinaryPrimitives.ReadUInt64LittleEndian(_bytes[Position..]);
        Position += sizeof(ulong);
        return value;
    }

    /// <summary>Reads a length and that many bytes of UTF-8.</summary>
    public string ReadText()
    {
        var length = ReadInt();
        var text = Encoding.UTF8.GetString(_bytes.Slice(Position, length));
        Position += length;
        return text;
    }
}
